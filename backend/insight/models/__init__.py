"""Requests for access, and whom of which case they are from. Shape and integrity only."""

from backend.insight.models.request import AccessRequest, AccessSubject

__all__ = ["AccessRequest", "AccessSubject"]
