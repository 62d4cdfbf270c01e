// What every part of the page's script works with. All parts stand in one function, in the order of `page.SCRIPTS`.
// Everything put into the page was made and escaped by the server; what a user types goes in as text.
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
