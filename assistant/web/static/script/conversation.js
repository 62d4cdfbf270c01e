// The conversation: asked, answered in pieces, edited, kept in this browser.
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
