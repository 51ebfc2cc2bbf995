"""The web application: a queue of results, a page for each, and what the page asks for. It knows no accounting."""

from __future__ import annotations

from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from converter.corrections import ConflictError, Opened, open_to_correct, progress_of, save
from converter.errors import ConverterError, EngineError
from converter.exports.summary import environment
from converter.mappings import explain_label
from converter.review.values import decisions_from, page_values, placed, source_page
from converter.serving import is_here
from converter.taxonomies import search_concepts

if TYPE_CHECKING:
    from flask import Flask

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The release is shown as it is; nothing in it runs, and only our page may frame it.
_SOURCE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-same-origin"
)
_FOUND = 15
_LARGEST = 4_000_000


def review_app(results: tuple[Path, ...], token: str, maps: Path | None = None) -> Flask:
    """The application for some result folders, whose addresses all begin with the token.

    What has most lines that are not sure comes first, as long as the application runs.

    Args:
        results: folders with a receipt and the source, as `ixbrl convert` writes them.
        token: the secret first part of every address.
        maps: a folder of own tables, as of `--maps`.

    Raises:
        EngineError: the extra `review` is not installed.
    """
    results = tuple(sorted(results, key=lambda folder: (-progress_of(folder).unsure, folder.name)))
    try:
        from flask import Flask, abort, jsonify, render_template, request
    except ImportError as error:
        do = "Install it: pip install 'ixbrl-converter[review]'"
        raise EngineError("the review page is not installed", do=do) from error
    app = Flask(__name__, static_url_path=f"/{token}/static")
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST

    @app.before_request
    def guard() -> None:
        """Only this machine's names, only who knows the token, and only posts of our own page."""
        given = request.path.split("/")[1]
        if not is_here(request.host) or not compare_digest(given.encode(), token.encode()):
            abort(404)
        if request.method == "POST" and (
            request.headers.get("Origin") != f"http://{request.host}" or not request.is_json
        ):
            abort(403)

    @app.after_request
    def guarded(response: Any) -> Any:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", _POLICY)
        headers["Referrer-Policy"] = "same-origin"
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Cache-Control"] = "no-store"
        return response

    @app.errorhandler(ConverterError)
    def refused(error: ConverterError) -> tuple[Any, int]:
        status = 409 if isinstance(error, ConflictError) else 422
        return jsonify(message=str(error)), status

    _add_pages(app, results, token, maps, render_template)
    _add_questions(app, results, token, maps)
    return app


def _opened(results: tuple[Path, ...], number: int, maps: Path | None) -> Opened:
    from flask import abort

    if not 0 <= number < len(results):
        abort(404)
    return open_to_correct(results[number], maps)


def _add_pages(app: Flask, results: tuple[Path, ...], token: str, maps: Path | None, render: Any) -> None:
    """The pages that a person opens."""

    @app.get(f"/{token}/")
    def queue() -> str:
        rows = [(number, folder.name, progress_of(folder)) for number, folder in enumerate(results)]
        return str(render("queue.html", rows=rows, token=token))

    @app.get(f"/{token}/page.css")
    def style() -> tuple[str, dict[str, str]]:
        return environment().get_template("page.css").render(), {"Content-Type": "text/css; charset=utf-8"}

    @app.get(f"/{token}/<int:number>/")
    def document(number: int) -> str:
        opened = _opened(results, number, maps)
        following = (number + 1) % len(results)
        return str(
            render(
                "review.html",
                name=opened.origin.name,
                number=number,
                count=len(results),
                following=following,
                token=token,
            )
        )

    @app.get(f"/{token}/<int:number>/source")
    def source(number: int) -> tuple[bytes, dict[str, str]]:
        page = source_page(_opened(results, number, maps))
        return page, {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": _SOURCE_POLICY}


def _add_questions(app: Flask, results: tuple[Path, ...], token: str, maps: Path | None) -> None:
    """What a page asks for while a person works on it."""
    from flask import request

    @app.get(f"/{token}/<int:number>/saved")
    def saved(number: int) -> dict[str, Any]:
        opened = _opened(results, number, maps)
        return page_values(opened, opened.decisions, validate=False)

    @app.post(f"/{token}/<int:number>/try")
    def attempt(number: int) -> dict[str, Any]:
        told = request.get_json()
        return page_values(
            _opened(results, number, maps), decisions_from(told.get("decisions")), validate=bool(told.get("validate"))
        )

    @app.post(f"/{token}/<int:number>/save")
    def keep(number: int) -> dict[str, Any]:
        told = request.get_json()
        opened = _opened(results, number, maps)
        if told.get("version") != opened.version:
            raise ConflictError(
                "this result was saved by somebody else since you opened it",
                do="Your decisions stay in this page: load theirs, look, and save again",
            )
        done = save(opened, placed(opened, decisions_from(told.get("decisions"))))
        return page_values(done, done.decisions, validate=opened.origin.settings.validate)

    @app.get(f"/{token}/<int:number>/explain")
    def explain(number: int) -> dict[str, Any]:
        opened, asked = _opened(results, number, maps), request.args
        _, found = explain_label(
            asked.get("label", ""),
            statement=asked.get("kind", ""),
            section=asked.get("section", ""),
            unit=asked.get("unit", ""),
            taxonomy=opened.origin.settings.taxonomy,
            maps=maps,
        )
        return {
            "found": [
                {"concept": e.concept, "rule": e.rule, "confidence": str(e.confidence), "why": e.refused or e.why}
                for e in found
            ]
        }

    @app.get(f"/{token}/<int:number>/search")
    def search(number: int) -> dict[str, Any]:
        vintage = _opened(results, number, maps).origin.settings.taxonomy
        hits = search_concepts(request.args.get("words", ""), vintage, _FOUND)
        return {
            "found": [
                {"concept": hit.name, "label": hit.label, "statement": hit.statement, "filings": hit.filings}
                for hit in hits
            ]
        }
