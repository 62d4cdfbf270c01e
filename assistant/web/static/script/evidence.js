// Evidence: the panel beside the chat, a dialog elsewhere.
let opener = null;
let region = null; // the list or the conversation that it stands in
let taught = null; // what the panel says before anything is opened in it
const emptyPanel = () => {
  const panel = find("#evidence");
  if (!panel || !taught) return;
  panel.running?.abort();
  panel.asked = "";
  panel.removeAttribute("aria-busy");
  panel.replaceChildren(...taught);
};
// A list that was told anew meanwhile has another button for the same place.
const standing = (button) =>
  button?.isConnected ? button : all("[data-evidence]").find((one) => one.dataset.evidence === button?.dataset.evidence);
const drawer = () => {
  const old = find("#drawer");
  if (old) return old;
  const close = make("button", { type: "button", className: "button small", textContent: words("close") });
  const box = make("dialog", { id: "drawer" }, close, make("div", { className: "panel" }));
  box.setAttribute("aria-label", words("evidence_label"));
  close.addEventListener("click", () => box.close());
  box.addEventListener("close", () => (standing(opener) || find("[data-evidence]", region || document))?.focus());
  box.addEventListener("click", (event) => event.target === box && box.close());
  return document.body.appendChild(box);
};
// Every mention of what is open, also those of pieces that came later.
const markOpen = () => {
  const article = opener?.closest("article");
  const n = opener?.dataset.n;
  if (n && article) all(`[data-n="${n}"]`, article).forEach((one) => one.classList.add("open"));
};
const openEvidence = async (button) => {
  opener = button;
  region = button.closest(".result, #thread");
  all(".cite.open, .source-link.open").forEach((one) => one.classList.remove("open"));
  markOpen();
  const inline = find("#evidence");
  const beside = button.closest(".chat") && inline && getComputedStyle(inline.parentElement).display !== "none";
  const target = beside ? inline : find(".panel", drawer());
  if (!beside && !drawer().open) drawer().showModal();
  await fill(target, address(button.dataset.evidence));
  const source = find(".source", target);
  const mark = find("mark", source || target);
  if (source && mark) source.scrollTop = Math.max(0, mark.offsetTop - source.clientHeight / 6);
};
