"""A bundle as a file: readable documents, a manifest with the digest of each, and the house's signature on it."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backend.archive.papers import Paper
from backend.archive.reading import page
from backend.archive.signing import ALGORITHM, key_in_use, sign, verified

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
FORMAT = "en-indgang-bundle-1"
# the same papers give the same file, whenever it is packed
A_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Packed:
    content: bytes
    digest: str
    key: str


def packed(said: Mapping[str, Any], papers: Iterable[Paper]) -> Packed:
    """`said` is what the manifest says beside its documents. File names are numbers and kinds, never people."""
    files = {f"{number:03}-{paper.kind}.html": (paper, page(paper)) for number, paper in enumerate(papers, 1)}
    manifest = {
        "format": FORMAT,
        **said,
        "signature": {"algorithm": ALGORITHM, "key": key_in_use(), "file": SIGNATURE},
        "documents": [_entry(name, paper, content) for name, (paper, content) in files.items()],
    }
    signed = json.dumps(manifest, ensure_ascii=False, indent=2).encode()
    content = _zipped(
        {MANIFEST: signed, SIGNATURE: sign(signed).encode()}
        | {name: text for name, (_, text) in files.items()}
    )
    return Packed(content, hashlib.sha256(content).hexdigest(), key_in_use())


def _entry(name: str, paper: Paper, content: bytes) -> dict[str, str]:
    digest = hashlib.sha256(content).hexdigest()
    return {"file": name, "kind": paper.kind, "at": paper.at.isoformat(), "sha256": digest}


def _zipped(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(zipfile.ZipInfo(name, A_MOMENT), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def wrong_with(content: bytes, keys: Mapping[str, str]) -> Iterator[str]:
    """What is not as it was signed; nothing where the bundle is whole. `keys`: public keys by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    manifest, signature = files.pop(MANIFEST, b""), files.pop(SIGNATURE, b"")
    try:
        said = json.loads(manifest)
        digests = {each["file"]: each["sha256"] for each in said["documents"]}
        key = keys.get(said["signature"]["key"], "")
    except (ValueError, KeyError, TypeError):
        yield "the manifest cannot be read"
        return
    if not key:
        yield "signed with a key that is not published"
    elif not verified(manifest, signature.decode("ascii", "replace"), key):
        yield "the signature does not fit the manifest"
    for name in sorted(digests.keys() | files.keys()):
        if name not in files:
            yield f"{name} is missing"
        elif hashlib.sha256(files[name]).hexdigest() != digests.get(name):
            yield f"{name} is not as it was signed"
