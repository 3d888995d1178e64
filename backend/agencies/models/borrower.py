"""Borrowers: an agency's own software, to which its people lend their name."""

from django.db import models

from backend.agencies.models.agency import Agency


class Borrower(models.Model):
    """`application` holds its client id and where people come back to. It ends, and is kept."""

    application = models.OneToOneField(
        "oauth2_provider.Application", models.PROTECT, primary_key=True, related_name="borrower"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="borrowers")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "borrower"
