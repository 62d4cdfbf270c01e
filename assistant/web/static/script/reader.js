// The reader: from one place found to the next, the address of where one reads.
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
