// Rooms: forms that fill a result, lists that are sorted.
let typing = 0;
// A room is put into the page when it is first opened.
const appeared = (selector) =>
  new Promise((done) => {
    const look = () => (find(selector) ? done(find(selector)) : requestAnimationFrame(look));
    look();
  });
// Tabs choose their first one when they are ready, which may be after the first click.
const openRoom = async (name) => {
  for (let tries = 0; tries < 40; tries += 1) {
    const tab = find(`#room-${name}-button`);
    if (tab?.getAttribute("aria-selected") === "true" && find(`#shell-${name}`)) return;
    tab?.click();
    await new Promise((done) => setTimeout(done, 50));
  }
};
const fill = (target, url) => {
  target.running?.abort();
  target.running = new AbortController();
  target.asked = url.href;
  return (target.filling = load(target, url, target.running));
};
const filled = (target) => {
  if (target.id === "document-view" && find("#reader-form").elements.q.value.trim()) step(1);
};
const load = async (target, url, running) => {
  target.setAttribute("aria-busy", "true");
  try {
    const answer = await fetched(url, { signal: running.signal });
    target.innerHTML = await answer.text();
  } catch (error) {
    if (error.name === "AbortError") return false;
    target.asked = "";
    target.replaceChildren(failure());
  }
  target.removeAttribute("aria-busy");
  filled(target);
  target.dispatchEvent(new CustomEvent("filled", { bubbles: true }));
  return true;
};
const formValues = (form) => {
  const url = address(form.dataset.url);
  for (const [name, value] of new FormData(form)) if (value) url.searchParams.append(name, value);
  return url;
};
// What stands there already, or is on its way, is not fetched again: Enter after typing takes nothing from the reader.
const runForm = (form) => {
  const url = formValues(form);
  const target = find(form.dataset.into);
  for (const link of all("[data-export]", form.parentElement)) link.href = exportAddress(link.dataset.export, url);
  countFilters(form);
  return target.asked === url.href ? target.filling : fill(target, url);
};
const countFilters = (form) => {
  const button = find("[data-fold]", form);
  if (!button) return;
  const chosen = all(".folds :is(select, input)", form).filter((one) =>
    one.type === "checkbox" ? one.checked : one.matches("select") ? one.selectedIndex > 0 : one.value,
  );
  button.textContent = words("filters") + (chosen.length ? ` (${chosen.length})` : "");
};
// A heading sorts the table by its column, and again the other way round; the reader stays on that heading.
const sortBy = async (button) => {
  const form = find("#register-form");
  const { sort, down } = form.elements;
  down.value = sort.value === button.dataset.sort && !down.value ? "1" : "";
  sort.value = button.dataset.sort;
  await runForm(form);
  find(`[data-sort="${button.dataset.sort}"]`)?.focus();
};
const exportAddress = (path, from) => {
  const url = new URL(path, location.origin + "/");
  url.search = from.search;
  return url.href;
};
const wake = () => {
  for (const form of all("form[data-url]")) {
    if (form.dataset.awake || !form.offsetParent) continue;
    form.dataset.awake = "yes";
    if (!form.dataset.waits) runForm(form);
  }
  if (find("#thread") && !find("#thread").dataset.awake) startChat();
};
