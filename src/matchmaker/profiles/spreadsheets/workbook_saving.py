"""A workbook to fill, and its bytes: the same cells give the same ones, whenever written."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from matchmaker.errors import MissingExtraError

if TYPE_CHECKING:
    from openpyxl import Workbook

_PROPERTIES = "docProps/core.xml"
_FIRST_DAY = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the earliest that an archive can state


def empty_workbook() -> Workbook:
    """A workbook without sheets.

    Raises
    ------
    MissingExtraError
        Without the extra ``sheets``.
    """
    require_workbooks()
    from openpyxl import Workbook  # noqa: PLC0415 - an extra, and slow to import

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return workbook


def require_workbooks() -> None:
    """See that workbooks can be written.

    Raises
    ------
    MissingExtraError
        Without the extra ``sheets``.
    """
    try:
        import openpyxl  # noqa: F401, PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise MissingExtraError("Writing .xlsx", "sheets") from error


def workbook_content(workbook: Workbook) -> bytes:
    """The content of an .xlsx file with a fixed date in place of the time of writing.

    openpyxl states that in the properties of the document and at every part of the archive.
    """
    timed, content = io.BytesIO(), io.BytesIO()
    workbook.save(timed)
    with (
        zipfile.ZipFile(timed) as source,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _FIRST_DAY.timetuple()[:6])
            part.create_system = 0  # else the system on which it is written stands there
            data = _properties(workbook) if name == _PROPERTIES else source.read(name)
            archive.writestr(part, data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _properties(workbook: Workbook) -> bytes:
    """The properties of the document; openpyxl writes none without times."""
    from openpyxl.xml.functions import tostring  # noqa: PLC0415 - an extra

    properties = workbook.properties
    properties.created = properties.modified = _FIRST_DAY
    return bytes(tostring(properties.to_tree()))
