// Copying, opinions on an answer.
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = document.body.appendChild(make("textarea", { value: text }));
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  announce(words("copied"));
};
const opine = async (form, good) => {
  const values = new FormData(form);
  const given = form.closest(".turn").given;
  const body = { good, given, reasons: good ? [] : values.getAll("reasons"), comment: values.get("comment") || "" };
  const told = find("[role=status]", form);
  try {
    await fetched(address("page/feedback"), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    told.textContent = words("thanks");
    announce(words("thanks"));
    form.closest("details").open = !good;
  } catch {
    told.textContent = words("failed");
  }
};

