"""Lists of words that rules know; what belongs to one house only is in its settings."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Given names, without those that are words or surnames of history as well (August, Otto, Martin, Georg).
FIRST_NAMES = _set(
    "Achim Alexander Alfred Andrea Andreas Anja Anke Annegret Annette Antje Armin Astrid Axel Barbara Bastian Beate "
    "Benjamin Bernd Bernhard Bettina Birgit Birgitt Björn Brigitte Burkhard Carmen Carola Carsten Christa "
    "Christiane Christina Christine Christoph Claudia Corinna Cornelia Dagmar Daniel Daniela David Detlef Diana "
    "Dieter Dietmar Dirk Doreen Doris Eckhard Edgar Elisabeth Elke Erika Eva Evelyn Falk Felix Florian Frank "
    "Franziska Friedhelm Gabriele Gerald Gerd Gerhard Gisela Gudrun Guido Günter Günther Hannelore Hans Harald "
    "Hartmut Heide Heidi Heike Heiko Heinz Helga Helmut Hendrik Henning Herbert Hermann Holger Horst Ines Ingo "
    "Ingrid Ingolf Irene Iris Jan Jana Jens Joachim Jochen Johannes Jörg Julia Julian Jürgen Jutta Kai Karin "
    "Karsten Kathrin Katja Katrin Kerstin Klaus Kristin Lars Lutz Manfred Manuela Marco Maren Margit "
    "Marion Markus Marlies Martina Matthias Melanie Michael Michaela Mirko Monika Nadine Nicole Norbert Olaf Oliver "
    "Patrick Peter Petra Philipp Rainer Ralf Ramona Regina Reiner Reinhard Renate René Rico Robert Roland Rolf Romy "
    "Ronny Rosemarie Rüdiger Sabine Sandra Sebastian Sigrid Silke Silvia Simone Stefan Stefanie Steffen Steffi "
    "Stephan Susann Susanne Sven Sylvia Tanja Thomas Thorsten Tilo Tim Tino Tobias Torsten Udo Ulf Ulrich Ulrike "
    "Ursula Ute Uwe Volker Waltraud Werner Wilfried Wolfgang Yvonne"
)
# Short names known to every reader of a German council paper.
KNOWN_SHORT = _set(
    "AG BGB BRD DDR DIN DNA DVD EDV EG EU EUR EUW ESF GG GmbH GbR GmbHs HTML IHK ISO IT KG KGs LKW LAG MBit OB PC "
    "PDF PKW TÜV TV UN UNESCO UNO URL USA USB WC WLAN AGs AK AKs CD CO DE GPS IP KFZ Kfz LED ÖPNV PR QR SMS SPD CDU "
    "FDP WM"
)
# Abbreviations with a full stop, in small letters and without it.
ABBREVIATIONS = _set(
    "abs abt allg art aufl bd bes bzgl bzw ca co d dez dipl dr e etc evtl f ff fr gem ggf h hr i inkl insb insbes "
    "jh jr kath lfd max min mind mio mrd n nr o p prof r rd s sog st std stellv str tel u usw v vgl vs w z zt zzgl"
)
# Words before a year that say when something happens; elsewhere a year is part of a name („Konzept 2012“).
IN_TIME = _set(
    "in im In Im bis Bis Jahr Jahre Jahres Ende Anfang Mitte zum Zum für Für noch erst spätestens frühestens und "
    "voraussichtlich Voraussichtlich geplant ist sind soll sollen wird werden"
)
# Words before a time that say since or from when.
BEGINNING = _set("seit ab von vom aus nach Seit Ab Von Vom Aus Nach")
