// Addresses, light and dark, and the start.
const goTo = (address) => {
  const place = document.getElementById(address);
  if (!place) return;
  all(".gone-to").forEach((one) => one.classList.remove("gone-to"));
  if (place.matches("p")) place.classList.add("gone-to");
  const box = place.closest(".document-text");
  if (box && box.scrollHeight > box.clientHeight) box.scrollTop = place.offsetTop - 12;
  else place.scrollIntoView({ block: "start" });
  (place.tabIndex >= 0 || place.hasAttribute("tabindex") ? place : box)?.focus({ preventScroll: true });
};
// An address such as /?document=ID&span=12-40 or /?document=ID#o1234 opens the reader at that place.
const openPlace = async () => {
  const values = new URLSearchParams(location.search);
  const room = values.get("room");
  const id = values.get("document");
  if (room && !id) await openRoom(room);
  if (!id) return;
  await openRoom("reader");
  const form = await appeared("#reader-form");
  form.dataset.awake = "yes";
  form.elements.document.value = id;
  form.elements.q.value = values.get("q") || "";
  form.elements.span.value = values.get("span") || "";
  await runForm(form);
  const mark = find("#document-view mark");
  if (location.hash) goTo(location.hash.slice(1));
  else if (mark) goTo(mark.closest("p").id);
};
const setDark = (dark, keeping) => {
  document.body.classList.toggle("dark", dark);
  const light = find("#dark-switch");
  if (light) light.textContent = words(dark ? "light" : "dark");
  if (keeping) localStorage.setItem("cchc.dark", dark ? "yes" : "no");
};
addEventListener("popstate", () => openPlace());
const ready = () => {
  document.documentElement.lang = language();
  const kept = localStorage.getItem("cchc.dark");
  setDark(kept ? kept === "yes" : matchMedia("(prefers-color-scheme: dark)").matches, false);
  openPlace();
  wake();
};
const waiting = new MutationObserver(() => {
  if (!find(".masthead") || !find("#room-evaluation-button")) return;
  if (!waiting.ready) {
    waiting.ready = true;
    ready();
  }
  wake();
});
waiting.observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["style", "class"] });
