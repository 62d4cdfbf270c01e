"""What the documents print in short, in English for an answer: agencies, deadlines, products, areas."""

import re
from functools import lru_cache

from assistant.understanding.glossary import Glossary, load_glossary
from assistant.understanding.timed_wordings import timed
from corpus.agencies import load_registry
from corpus.normalizer import match_key

_SENT = re.compile(r"(?P<when>[^()]+?) \((?:[^()]*- )?gửi (?P<what>kh|kế hoạch|đăng ký|báo cáo) về [^()]+\)")
_SENT_THINGS = {"kh": "plan", "kế hoạch": "plan", "đăng ký": "registration", "báo cáo": "report"}
_FOR_YEAR = re.compile(r"(?P<what>.+?)(?: cho)? năm (?P<year>\d{4})", re.IGNORECASE)
_AROUND = " .;-+…"
_BETWEEN = re.compile(r"\s*([,;/])\s*(?=\D)")
_APART = re.compile(r"\s*[.;]?\s+[-+] |\.\s+")


@lru_cache(maxsize=1)
def _shared() -> Glossary:
    return load_glossary(load_registry())


def translate_agency(name: str) -> str:
    """ "Department of Home Affairs (Sở Nội vụ)" for a canonical name; the name alone where its English is not known."""
    return _shared().agency(name)


def to_english(term: str) -> str:
    """A short Vietnamese wording (a deadline, a product, an area) in English; `term` itself where that is not known."""
    whole = _piece(term.strip(_AROUND)) or _sent_to(term)
    if whole is not None:
        return whole
    pieces = [piece for piece in _BETWEEN.split(_APART.sub("; ", term.strip(_AROUND))) if piece]
    said = [piece if piece in ",;/" else _piece(piece) for piece in pieces]
    if any(piece is None for piece in said):
        return term
    text = "".join(f"{piece} " if piece in (",", ";") else piece or "" for piece in said)
    return text.strip() or term


def _piece(term: str) -> str | None:
    """One wording in English, with the year that it is for."""
    said = _shared().english(term) or timed(term)
    found = None if said else _FOR_YEAR.fullmatch(term)
    what = _shared().english(found["what"]) if found else None
    return f"{what} for {found['year']}" if found and what else said


def _sent_to(term: str) -> str | None:
    """A deadline that says where to send what is due: "Tháng 03/2025 (Gửi KH về Sở Nội vụ)"."""
    found = _SENT.fullmatch(match_key(term).strip(" ."))
    when = timed(found["when"]) if found else None
    return f"{when}, the {_SENT_THINGS[found['what']]} to be sent in" if found and when else None
