// The page's own script: asks, opens evidence, fills forms' results. Everything it puts into the page was made and
// escaped by the server; what a user types goes in as text.
(() => {
  "use strict";
  const KEY = "cchc.conversations";
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const language = () => find(".masthead")?.dataset.language || "vi";
  const words = (name) => window.cchcWords?.[name] || name;
  const make = (tag, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };
  const address = (path, values = {}) => {
    const url = new URL(path, location.origin + "/");
    for (const [name, value] of Object.entries(values)) if (value !== "") url.searchParams.append(name, value);
    url.searchParams.set("lang", language());
    return url;
  };
  const fetched = async (url, options = {}) => {
    const answer = await fetch(url, options);
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer;
  };
  const failure = () => make("p", { className: "failure", textContent: words("failed") });
  const announce = (text) => {
    const place = find("#announcer") || document.body.appendChild(make("div", { id: "announcer", role: "status" }));
    place.textContent = text;
    clearTimeout(announce.timer);
    announce.timer = setTimeout(() => (place.textContent = ""), 2500);
  };

  // ---- rooms ---------------------------------------------------------------------------------------------------
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

  // ---- evidence ------------------------------------------------------------------------------------------------
  let opener = null;
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
    box.addEventListener("close", () => standing(opener)?.focus());
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

  // ---- conversation --------------------------------------------------------------------------------------------
  let turns = [];
  let current = null;
  let asking = null;
  const stored = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || [];
    } catch {
      return [];
    }
  };
  const store = (list) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(list.slice(0, 30)));
    } catch {
      // A browser that keeps nothing still answers.
    }
    listConversations();
  };
  const keep = () => {
    current = current || `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    const rest = stored().filter((one) => one.id !== current);
    store(turns.length ? [{ id: current, turns }, ...rest] : rest);
  };
  const listConversations = () => {
    const list = find("#conversation-list");
    if (!list) return;
    list.replaceChildren(
      ...stored().map(({ id, turns: kept }) => {
        const title = kept[0]?.question || "";
        const open = make("button", { type: "button", className: "link", textContent: title });
        const remove = make("button", { type: "button", className: "button small", textContent: words("delete") });
        remove.setAttribute("aria-label", `${words("delete")}: ${title}`);
        if (id === current) open.setAttribute("aria-current", "true");
        open.addEventListener("click", () => openConversation(id));
        remove.addEventListener("click", () => {
          store(stored().filter((one) => one.id !== id));
          if (id === current) newConversation();
        });
        return make("li", {}, open, remove);
      }),
    );
  };
  const newConversation = () => {
    asking?.abort();
    stopEditing();
    emptyPanel();
    turns = [];
    current = null;
    find("#thread").replaceChildren();
    find("#welcome").hidden = false;
    listConversations();
    find("#question").focus();
  };
  const openConversation = async (id) => {
    const kept = stored().find((one) => one.id === id);
    if (!kept) return;
    newConversation();
    current = id;
    // The same question on the same documents has the same answer: only the questions are kept, and asked again.
    listConversations();
    for (const turn of kept.turns) {
      await ask(turn.question, turn.scope, false);
      if (current !== id) return;
    }
  };
  const scopeNow = () => {
    const values = new FormData(find("#ask-form"));
    return { year: values.get("year"), place: values.get("place"), document: values.get("document") };
  };
  // The lines of a body as they come, each one a JSON value.
  async function* lines(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      const whole = (rest + (value || "")).split("\n");
      rest = whole.pop();
      for (const line of whole) yield JSON.parse(line);
      if (done) return;
    }
  }
  // A list that was begun in one piece goes on in the next.
  const append = (parent, html) => {
    const piece = make("template");
    piece.innerHTML = html;
    const last = parent.lastElementChild;
    const first = piece.content.firstElementChild;
    if (last?.tagName === "UL" && first?.tagName === "UL") {
      last.append(...first.children);
      first.remove();
    }
    parent.append(piece.content);
  };
  const put = (place, piece) => {
    if (piece.place === "open") {
      find(".waiting", place)?.remove();
      append(place, piece.html);
    } else append(find(piece.place === "words" ? ".answer .words" : ".answer", place), piece.html);
  };
  const button = (name, data) => {
    const made = make("button", { type: "button", className: "button small", textContent: words(name) });
    made.dataset[data] = "";
    return made;
  };
  const again = () => make("div", { className: "actions" }, button("retry", "retry"), button("edit_question", "edit"));
  // What comes after a question that is asked anew no longer follows from it.
  const rewind = (place) => {
    while (place) {
      const next = place.nextElementSibling;
      turns = turns.filter((turn) => turn !== place.turn);
      place.remove();
      place = next;
    }
  };
  const ask = async (question, scope = scopeNow(), keeping = true) => {
    const text = question.trim();
    if (!text) return;
    asking?.abort();
    const running = (asking = new AbortController());
    const thread = find("#thread");
    find("#welcome").hidden = true;
    const said = make("p", { className: "question", textContent: text, dir: "auto" });
    const place = make("div", { className: "turn" }, said, make("p", { className: "quiet waiting", textContent: words("thinking") }));
    place.dataset.question = text;
    thread.append(place);
    find("#stop").hidden = false;
    emptyPanel();
    place.scrollIntoView({ block: "start", behavior: "instant" });
    const body = {
      question: text,
      history: turns.map((turn) => turn.question).slice(-20),
      year: scope.year ? Number(scope.year) : null,
      place: scope.place || null,
      documents: scope.document ? [scope.document] : [],
    };
    try {
      const answer = await fetched(address("page/answer"), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        signal: running.signal,
      });
      let shown = false;
      let given = null;
      for await (const piece of lines(answer.body)) {
        if (piece.answer) given = piece.answer;
        else put(place, piece);
        const first = find(".cite", place);
        if (first && !shown && find("#evidence")?.offsetParent) openEvidence(first);
        shown = shown || Boolean(first);
      }
      markOpen();
      if (!given) throw new Error("the answer broke off");
      place.turn = { question: text, scope };
      turns.push(place.turn);
      if (keeping) keep();
      place.given = given;
    } catch {
      find(".waiting", place)?.remove();
      place.append(running.signal.aborted ? make("p", { className: "quiet", textContent: words("stopped") }) : failure(), again());
    }
    if (asking === running) find("#stop").hidden = true;
    place.scrollIntoView({ block: "start", behavior: "instant" });
  };
  const submitQuestion = () => {
    const box = find("#question");
    const text = box.value;
    if (!text.trim()) return;
    box.value = "";
    if (edited) rewind(edited);
    stopEditing();
    ask(text);
  };
  let edited = null;
  const edit = (place) => {
    stopEditing();
    edited = place;
    place.classList.add("edited");
    find("#question").value = place.dataset.question;
    find("#question").focus();
    announce(words("editing"));
  };
  const stopEditing = () => {
    edited?.classList.remove("edited");
    edited = null;
  };
  // What an answer assumed is chosen for the questions to come.
  const chooseScope = (button) => {
    const field = find("#ask-form").elements[button.dataset.choose];
    field.value = button.dataset.value;
    field.focus();
    announce(words("scope_chosen"));
  };
  const startChat = () => {
    find("#thread").dataset.awake = "yes";
    taught = [...find("#evidence").childNodes];
    listConversations();
    const question = new URLSearchParams(location.search).get("q");
    if (question) ask(question);
  };

  // ---- copying, opinions ---------------------------------------------------------------------------------------
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

  let typing = 0;
  // ---- events --------------------------------------------------------------------------------------------------
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
    else if (hit("#new-conversation")) newConversation();
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
      openRoom("chat");
      find("#question")?.focus();
    }
  });

  // ---- places, light and dark ------------------------------------------------------------------------------------
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
  // ---- reader: from one place found to the next, the address of where one reads ---------------------------------------
  const step = (by) => {
    const marks = all("#document-view mark");
    if (!marks.length) return;
    const old = marks.findIndex((one) => one.classList.contains("here"));
    const next = old < 0 ? (by > 0 ? 0 : marks.length - 1) : (old + by + marks.length) % marks.length;
    marks[old]?.classList.remove("here");
    marks[next].classList.add("here");
    inView(marks[next]);
    const told = find("#document-view .which");
    if (told) told.textContent = `${next + 1}/${marks.length}`;
  };
  const inView = (mark) => {
    const box = mark.closest(".document-text");
    if (box && box.scrollHeight > box.clientHeight)
      box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    else mark.scrollIntoView({ block: "center" });
  };
  // The words selected in the document, else the first paragraph in view.
  const copyPlace = () => {
    const id = find("#reader-form").elements.document.value;
    const box = find("#document-view .document-text");
    if (!box) return;
    const span = selectedIn(box);
    if (span) return copy(new URL(`?${new URLSearchParams({ document: id, span })}`, location.origin + "/").href);
    const top = Math.max(box.getBoundingClientRect().top, 0);
    const place = all("p[id]", box).find((one) => one.getBoundingClientRect().bottom > top + 8);
    copy(new URL(`documents/${encodeURIComponent(id)}#${place?.id || ""}`, location.origin + "/").href);
  };
  const selectedIn = (box) => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return "";
    const range = selection.getRangeAt(0);
    if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return "";
    const ends = [
      [range.startContainer, range.startOffset],
      [range.endContainer, range.endOffset],
    ].map(([node, offset]) => offsetOf(node, offset));
    return ends.every((one) => one !== null) && ends[0] < ends[1] ? ends.join("-") : "";
  };
  // A paragraph's id is where it begins in the document's text, counted in code points.
  const offsetOf = (node, offset) => {
    const paragraph = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("p[id]");
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return Number(paragraph.id.slice(1)) + [...before.toString()].length;
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
})();
