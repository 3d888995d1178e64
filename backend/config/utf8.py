"""Everything sent here is read as UTF-8. Django falls over a charset that names no encoding of text."""

import re
from collections.abc import Callable, Iterable
from typing import Any

CHARSET = re.compile(r";\s*charset\s*\*?\d*\s*\*?\s*=[^;]*", re.IGNORECASE)


def utf8_only(app: Any) -> Any:
    def reading(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        environ["CONTENT_TYPE"] = CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
        return app(environ, start_response)

    return reading
