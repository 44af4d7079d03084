"""Dates and numbers for people, in every template without loading."""

from __future__ import annotations

from django import template

register = template.Library()
