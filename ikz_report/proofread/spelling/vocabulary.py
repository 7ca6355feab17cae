"""Words of German offices and common abbreviations that dictionaries lack; what one house says is in its settings."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


OFFICE_WORDS = word_set(
    "altersgerecht Außerbetriebsetzung Bejagung Benchmarking Benefizkonzert Beschulung Bezuschussung Carsharing "
    "Coaching Controlling Curricula Daseinsvorsorge Doppik doppisch Erbschaftsteuer erstmalig Event Geoinformation "
    "intrakommunal "
    "Kick-off Know-how konsumtiv Körperschaftsteuer Kultus Leadpartner Lenkungsbeirat Marketing Mechatroniker "
    "mecklenburg-vorpommersch "
    "Mensen Monitoring Monitoringbogen Newsgroup nordrhein-westfälisch organisational Ranking rheinland-pfälzisch "
    "sachsen-anhaltisch schleswig-holsteinisch Schneiderei Sekundarschule Sharing Social Start-up transnational "
    "Treasury Vergärung Verortung Verstetigung Zuarbeit zugearbeitet"
)
# Abbreviations with a full stop, in small letters and without it.
SHORT = word_set(
    "abb abs abt akt allg anl anm art aufl az bd bearb beigef bes betr bez bf bgbl bsp bspw bzgl bzw ca cod def "
    "dez dgl dienstl dipl div dr ebd ehem eigtl einschl entspr erg etc europ evtl exkl fa fax ff forts frz geb "
    "gebr gem ges gesch gez ggf ggü gvbl hj hr hrsg ing inkl insb insbes insg int jh jhd jährl kap kfm kgl komm "
    "konz kreisfr lfd lt max mbl mdl mia min mind mio mitgl mon mrd mtl mwst nachr natürl nr od par pers pl prof "
    "prot qu rd ref reg rel resp rspr sog sonst soz st std stellv str stv tab techn teilw tel tsd urspr usf usw "
    "utl verb verf vgl vorl vors vorw wg wiss zb zit zt ztr zust zwisch zzgl öff örtl übl"
)
UNITS = word_set("mm cm dm km qm ha kg mg kW kWh MW MWh GW GWh kWp Hz kHz MHz kB MB GB TB Mbit Gbit dB lx min std ct")
# Before these a company's or association's name stands.
COMPANY_KINDS = word_set("GmbH gGmbH mbH AG eG KG KGaA OHG GbR UG SE Ltd Inc AöR e.V. eV")
TITLES = word_set(
    "Dr Prof Herr Herrn Frau Dipl Ing Bürgermeister Bürgermeisterin Oberbürgermeister Beigeordneter Beigeordnete"
)
# Small words of foreign names; what stands after them with a capital is a part of the name.
PARTICLES = word_set("la le les los las el da di del della du de van san santa saint of the")
