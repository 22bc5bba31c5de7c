"""The shapes in which a name stands beside an office or a side: "Iraq's Foreign Minister Hoshyar Zebari".

Each is an expression over the codes of chunks, a code a letter; `namings.py` finds them and says whose office it is.
"""

from __future__ import annotations

from calendars.patterns import pattern_of

# A person with an office: "Iraq's Foreign Minister Hoshyar Zebari", "UN envoy for Yemen Hans Grundberg", "the head of
# the Russian delegation, Vladimir Medinsky", "the head of the OSCE mission to Albania, X";
# the adviser "to the Vice President X", himself no president; "in Rome President X" is only there. A code a letter,
# every part bounded.
TITLED = pattern_of(
    r"(?P<side>(?:[SAUIOBML]|(?<!i)C|C(?=p))p?)?(?P<mods>(?:[XNt9](?:L[XN]?|[XNt9,]{0,2}))?)(?P<role>[RtJ](?:X?[&p]?[RJ]){0,3})(?:fdR{1,2}(?=[NP]|od?[SC][NP]))?"
    r"(?P<fields>(?:,X{1,2}){0,2},?&X{1,2}(?=,?[NP]))?"
    r"(?:od?(?:[XL]{1,3}od?)?X?(?P<members>[SAOBM]p?)(?:[XtIN]{1,2}(?:[fi]d?[SLCNx])?|X?nd?[SLN])(?=,|(?<=[Xt])[NP])|od?(?:tod?X{1,3}(?:&X{1,2})?od?|(?:[XNtR&]{1,4}od?){1,3})?[XA]?(?P<of>[SCUOBMIL])|jd?(?P<from>S)(?=,[NP]))?"
    r"(?P<field>(?:f(?!x)|k(?=S[NP])|[go](?:dNo)?)d?[XA]?(?:[NLSCUXAOMnx&]|,(?=[XN&A])){1,8}?)?(?P<comma>,?)(?P<courtesy>(?<=[,NX])R{1,3}(?=[NP]))?(?<!&)(?P<name>N(?!P)|P)"
    r"(?:od?(?P<home>[SO]))?"
)
# A name with an office behind it: "Liang Guanglie, chief of staff of the Chinese army", "X, who is Iran's envoy",
# "X, the president's envoy", who is no president.
APPOSED = pattern_of(
    r"(?P<name>[NP]),(?:c[123]|c[Ev][NP]?c)?[dXEhc4]{0,3}(?P<side>[SAUCIOBM]p?)?(?:[Rt]p)?X{0,2}(?P<role>R(?!p)|(?<=[SA])J(?=,))(?:[&X]{0,2}R|,R(?=od?[SCO]))?"
    r"(?:gd?[XN]{1,3}(?:&[XN]{1,2})?(?=od?[SO]))?"
    r"(?:od?X?(?P<members>[SAOM]p?)(?:[XtI]{1,2}(?:[fi]d?[SLCN](?=,))?|X?nd?[SLN](?=,))|od?[X]?(?P<of>[SAUCOBMI]))?"
)
# The same with a delegation: "X, who heads the Slovenian delegation".
HEADING = pattern_of(r"(?P<name>[NP]),c[mEHvX124]{1,2}d?(?P<side>[SAOBM]p?)[Xt]{0,2}t")
# "The Kyrgyz delegation, led by Speaker Marat Sultanov", "and the Kazakh side by Foreign Minister Askar Umarov",
# "delegations from India, led by X, and Norway, led by Y".
LEADING = pattern_of(
    r"(?P<side>[SAOBM]p?)(?:[XR]{0,3}t(?:,?[mf123]{0,3}[EHvX]{1,2})?|(?<=[SOM])(?<!S&S),[EHvX])y(?:d?X?(?P<role>R))?,?"
    r"(?P<name>[NP])"
)
# A name with its country: "Iraq's Saddam Hussein", "Germany's Steinmeier".
OWNED = pattern_of(r"(?P<side>[SOM])p(?P<name>[NP])")
# The same the other way round: "Mario Echeverria of Chile".
NATIVE = pattern_of(r"(?P<name>[NP])od?(?:X{0,2}od?)?(?P<home>[SOM])")
# A list of people with theirs: "whose envoy Pierre Yere", of an organisation or a state named right before.
WHOSE = pattern_of(r"(?P<side>[SOBM]),?cX{0,2}(?P<role>R),?(?P<name>[NP])")
# A list under a plural office: "Presidents X of Portugal, Y of Angola and Z of Cape Verde".
LISTED = pattern_of(
    r"(?P<side>[SAO])?(?P<role>r|[rtJ](?P<of>[oj]d?[SO](?:,?[,&]d?[SO]){1,4})?,)(?P<list>(?:[NP](?:o[SO])?[,&]{0,2}){2,12})"
)
LIST_ITEM = pattern_of(r"(?P<name>[NP])(?:o(?P<home>[SO]))?")
# "The Turkish capital", "Kenya's capital".
CAPITAL = pattern_of(r"(?:Ap?|Sp|S(?=X(?![XNnxG])))X")
ALONE = pattern_of(r"[SAUCIOBMNPL]")
# An adjective before a plain noun that nothing official follows.
DESCRIPTION = pattern_of(r"AX{1,3}(?:[,NOiokwfgca.;()mu1-7EZH]|$)")
# "A US tourist, ending a visit": a state behind "a" only describes a stranger.
SOME_ONE = pattern_of(r"SX{1,2},")
# "The Franco-German summit", "Indo-US talks", but not one holder of an office: "the Indo-Fijian minister".
PREFIXED = pattern_of(r"-[AS](?!X?[RNP])")
