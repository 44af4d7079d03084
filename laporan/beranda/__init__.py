"""Beranda: what each role needs to know first, composed from the selectors of the rooms below.

One module per role (``asdep``, ``koordinator``, ``tim``, ``admin``) and one per card they share.
Nothing is computed here but sentences, groups and orders; the number of queries does not depend on
the data.
"""
