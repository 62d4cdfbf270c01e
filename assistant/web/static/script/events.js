// What is done with mouse and keyboard.
const toQuestion = () => openRoom("chat").then(() => find("#question")?.focus());
document.addEventListener("click", (event) => {
  const hit = (selector) => event.target.closest?.(selector);
  let found;
  if ((found = hit("[data-evidence]"))) openEvidence(found);
  else if ((found = hit("[data-ask]"))) {
    openRoom("chat");
    ask(found.dataset.ask);
  } else if ((found = hit("[data-copy]"))) copy(found.dataset.copy);
  else if ((found = hit("[data-copy-address]"))) copy(new URL(found.dataset.copyAddress, location.origin + "/").href);
  else if ((found = hit("[data-retry]"))) {
    const place = found.closest(".turn");
    rewind(place);
    ask(place.dataset.question);
  } else if ((found = hit("[data-edit]"))) edit(found.closest(".turn"));
  else if ((found = hit("[data-sort]"))) sortBy(found);
  else if ((found = hit("[data-choose]"))) chooseScope(found);
  else if ((found = hit("[data-fold]")))
    found.setAttribute("aria-expanded", String(found.form.classList.toggle("unfolded")));
  else if ((found = hit("[data-step]"))) step(Number(found.dataset.step));
  else if (hit("[data-copy-place]")) copyPlace();
  else if ((found = hit("[data-good]"))) opine(find("form", found.parentElement), true);
  else if ((found = hit("[data-fill]"))) {
    event.preventDefault();
    fill(find(found.dataset.into), address(found.dataset.fill));
  } else if ((found = hit("[data-go]"))) {
    event.preventDefault();
    if (found.closest("#document-view")) history.replaceState(null, "", found.getAttribute("href"));
    goTo(found.dataset.go);
  } else if (hit("[data-print]")) window.print();
  else if (hit("#stop")) asking?.abort();
  else if (hit(".skip")) {
    event.preventDefault();
    toQuestion();
  } else if (hit("#new-conversation")) newConversation();
  else if (hit("#delete-conversations")) {
    store([]);
    newConversation();
  } else if ((found = hit("#dark-switch"))) setDark(!document.body.classList.contains("dark"), true);
  else if ((found = hit("a[data-open]")) && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    history.pushState(null, "", found.getAttribute("href"));
    find("#drawer")?.close();
    openPlace();
  }
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("#ask-form, form[data-url], form.feedback")) event.preventDefault();
  if (form.matches("#ask-form")) submitQuestion();
  else if (form.matches("form[data-url]")) {
    clearTimeout(typing);
    runForm(form);
  }
  else if (form.matches("form.feedback")) opine(form, false);
});
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-url]");
  if (!form) return;
  if (event.target.name === "document" && form.elements.span) form.elements.span.value = "";
  if (event.target.name === "sort") form.elements.down.value = "";
  clearTimeout(typing);
  typing = setTimeout(() => runForm(form), event.target.matches("input[type=text], input[type=search]") ? 150 : 0);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches?.("#question")) {
    event.preventDefault();
    submitQuestion();
  } else if (/^Arrow(Left|Right)$/.test(event.key) && event.target.matches?.("#rooms [role=tab]")) {
    const tabs = all("#rooms .tab-container [role=tab]").filter((tab) => tab.id);
    const step = event.key === "ArrowRight" ? 1 : tabs.length - 1;
    const next = tabs[(tabs.indexOf(event.target) + step) % tabs.length];
    next.click();
    next.focus();
  } else if (event.key === "Escape" && event.target.matches?.("#question") && edited) {
    find("#question").value = "";
    stopEditing();
  } else if (event.key === "/" && !event.target.matches?.("input, textarea, select")) {
    event.preventDefault();
    toQuestion();
  }
});
