"""The page of the benchmarks: what a part printed stands between two marks of its own, and nothing else is touched."""
import re

from children import Failure


def put(page, mark, text):
    """@page with @text as what stands at <!-- @mark -->."""
    place = re.compile(rf"(<!-- {re.escape(mark)} -->\n).*?(<!-- /{re.escape(mark)} -->)", re.DOTALL)
    if len(place.findall(page)) != 1:
        raise Failure(f"the page has no place <!-- {mark} --> … <!-- /{mark} --> for this")
    return place.sub(lambda found: found[1] + text + found[2], page)


def write(path, sections):
    """@sections: {mark: text}; all or none of them."""
    try:
        page = path.read_text(encoding="utf-8")
    except OSError as error:
        raise Failure(f"{path}: {error.strerror}") from error
    for mark, text in sections.items():
        page = put(page, mark, text)
    new = path.with_suffix(".new")
    new.write_text(page, encoding="utf-8")
    new.replace(path)
