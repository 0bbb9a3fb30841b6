/* Names that Windows gives to zones. Source: Unicode CLDR 42, windowsZones, territory 001, links of the tz database followed; the
 * words shown to people are those that Outlook and Exchange wrote as TZID. Knows no file. */
#include "ical/windows-zones.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *name;
  const char *iana;
} Zone;

/* Both sorted without case, for bsearch. */
static const Zone ids[] = {
  { "Afghanistan Standard Time", "Asia/Kabul" },
  { "Alaskan Standard Time", "America/Anchorage" },
  { "Aleutian Standard Time", "America/Adak" },
  { "Altai Standard Time", "Asia/Barnaul" },
  { "Arab Standard Time", "Asia/Riyadh" },
  { "Arabian Standard Time", "Asia/Dubai" },
  { "Arabic Standard Time", "Asia/Baghdad" },
  { "Argentina Standard Time", "America/Argentina/Buenos_Aires" },
  { "Armenian Standard Time", "Asia/Yerevan" },
  { "Astrakhan Standard Time", "Europe/Astrakhan" },
  { "Atlantic Standard Time", "America/Halifax" },
  { "AUS Central Standard Time", "Australia/Darwin" },
  { "Aus Central W. Standard Time", "Australia/Eucla" },
  { "AUS Eastern Standard Time", "Australia/Sydney" },
  { "Azerbaijan Standard Time", "Asia/Baku" },
  { "Azores Standard Time", "Atlantic/Azores" },
  { "Bahia Standard Time", "America/Bahia" },
  { "Bangladesh Standard Time", "Asia/Dhaka" },
  { "Belarus Standard Time", "Europe/Minsk" },
  { "Bougainville Standard Time", "Pacific/Bougainville" },
  { "Canada Central Standard Time", "America/Regina" },
  { "Cape Verde Standard Time", "Atlantic/Cape_Verde" },
  { "Caucasus Standard Time", "Asia/Yerevan" },
  { "Cen. Australia Standard Time", "Australia/Adelaide" },
  { "Central America Standard Time", "America/Guatemala" },
  { "Central Asia Standard Time", "Asia/Almaty" },
  { "Central Brazilian Standard Time", "America/Cuiaba" },
  { "Central Europe Standard Time", "Europe/Budapest" },
  { "Central European Standard Time", "Europe/Warsaw" },
  { "Central Pacific Standard Time", "Pacific/Guadalcanal" },
  { "Central Standard Time", "America/Chicago" },
  { "Central Standard Time (Mexico)", "America/Mexico_City" },
  { "Chatham Islands Standard Time", "Pacific/Chatham" },
  { "China Standard Time", "Asia/Shanghai" },
  { "Coordinated Universal Time", "UTC" },
  { "Cuba Standard Time", "America/Havana" },
  { "Dateline Standard Time", "Etc/GMT+12" },
  { "E. Africa Standard Time", "Africa/Nairobi" },
  { "E. Australia Standard Time", "Australia/Brisbane" },
  { "E. Europe Standard Time", "Europe/Chisinau" },
  { "E. South America Standard Time", "America/Sao_Paulo" },
  { "Easter Island Standard Time", "Pacific/Easter" },
  { "Eastern Standard Time", "America/New_York" },
  { "Eastern Standard Time (Mexico)", "America/Cancun" },
  { "Egypt Standard Time", "Africa/Cairo" },
  { "Ekaterinburg Standard Time", "Asia/Yekaterinburg" },
  { "Fiji Standard Time", "Pacific/Fiji" },
  { "FLE Standard Time", "Europe/Kyiv" },
  { "Georgian Standard Time", "Asia/Tbilisi" },
  { "GMT Standard Time", "Europe/London" },
  { "Greenland Standard Time", "America/Nuuk" },
  { "Greenwich Standard Time", "Atlantic/Reykjavik" },
  { "GTB Standard Time", "Europe/Bucharest" },
  { "Haiti Standard Time", "America/Port-au-Prince" },
  { "Hawaii Standard Time", "Pacific/Honolulu" },
  { "Hawaiian Standard Time", "Pacific/Honolulu" },
  { "India Standard Time", "Asia/Kolkata" },
  { "Iran Standard Time", "Asia/Tehran" },
  { "Israel Standard Time", "Asia/Jerusalem" },
  { "Jordan Standard Time", "Asia/Amman" },
  { "Kaliningrad Standard Time", "Europe/Kaliningrad" },
  { "Kamchatka Standard Time", "Asia/Kamchatka" },
  { "Korea Standard Time", "Asia/Seoul" },
  { "Libya Standard Time", "Africa/Tripoli" },
  { "Line Islands Standard Time", "Pacific/Kiritimati" },
  { "Lord Howe Standard Time", "Australia/Lord_Howe" },
  { "Magadan Standard Time", "Asia/Magadan" },
  { "Magallanes Standard Time", "America/Punta_Arenas" },
  { "Malay Peninsula Standard Time", "Asia/Singapore" },
  { "Marquesas Standard Time", "Pacific/Marquesas" },
  { "Mauritius Standard Time", "Indian/Mauritius" },
  { "Mexico Standard Time", "America/Mexico_City" },
  { "Mexico Standard Time 2", "America/Chihuahua" },
  { "Mid-Atlantic Standard Time", "Etc/GMT+2" },
  { "Middle East Standard Time", "Asia/Beirut" },
  { "Montevideo Standard Time", "America/Montevideo" },
  { "Morocco Standard Time", "Africa/Casablanca" },
  { "Mountain Standard Time", "America/Denver" },
  { "Mountain Standard Time (Mexico)", "America/Chihuahua" },
  { "Myanmar Standard Time", "Asia/Yangon" },
  { "N. Central Asia Standard Time", "Asia/Novosibirsk" },
  { "Namibia Standard Time", "Africa/Windhoek" },
  { "Nepal Standard Time", "Asia/Kathmandu" },
  { "New Zealand Standard Time", "Pacific/Auckland" },
  { "Newfoundland Standard Time", "America/St_Johns" },
  { "Norfolk Standard Time", "Pacific/Norfolk" },
  { "North Asia East Standard Time", "Asia/Irkutsk" },
  { "North Asia Standard Time", "Asia/Krasnoyarsk" },
  { "North Korea Standard Time", "Asia/Pyongyang" },
  { "Omsk Standard Time", "Asia/Omsk" },
  { "Pacific SA Standard Time", "America/Santiago" },
  { "Pacific Standard Time", "America/Los_Angeles" },
  { "Pacific Standard Time (Mexico)", "America/Tijuana" },
  { "Pakistan Standard Time", "Asia/Karachi" },
  { "Paraguay Standard Time", "America/Asuncion" },
  { "Qyzylorda Standard Time", "Asia/Qyzylorda" },
  { "Romance Standard Time", "Europe/Paris" },
  { "Russia Time Zone 10", "Asia/Srednekolymsk" },
  { "Russia Time Zone 11", "Asia/Kamchatka" },
  { "Russia Time Zone 3", "Europe/Samara" },
  { "Russian Standard Time", "Europe/Moscow" },
  { "SA Eastern Standard Time", "America/Cayenne" },
  { "SA Pacific Standard Time", "America/Bogota" },
  { "SA Western Standard Time", "America/La_Paz" },
  { "Saint Pierre Standard Time", "America/Miquelon" },
  { "Sakhalin Standard Time", "Asia/Sakhalin" },
  { "Samoa Standard Time", "Pacific/Apia" },
  { "Sao Tome Standard Time", "Africa/Sao_Tome" },
  { "Saratov Standard Time", "Europe/Saratov" },
  { "SE Asia Standard Time", "Asia/Bangkok" },
  { "Singapore Standard Time", "Asia/Singapore" },
  { "South Africa Standard Time", "Africa/Johannesburg" },
  { "South Sudan Standard Time", "Africa/Juba" },
  { "Sri Lanka Standard Time", "Asia/Colombo" },
  { "Sudan Standard Time", "Africa/Khartoum" },
  { "Syria Standard Time", "Asia/Damascus" },
  { "Taipei Standard Time", "Asia/Taipei" },
  { "Tasmania Standard Time", "Australia/Hobart" },
  { "Tocantins Standard Time", "America/Araguaina" },
  { "Tokyo Standard Time", "Asia/Tokyo" },
  { "Tomsk Standard Time", "Asia/Tomsk" },
  { "Tonga Standard Time", "Pacific/Tongatapu" },
  { "Transbaikal Standard Time", "Asia/Chita" },
  { "Turkey Standard Time", "Europe/Istanbul" },
  { "Turks And Caicos Standard Time", "America/Grand_Turk" },
  { "Ulaanbaatar Standard Time", "Asia/Ulaanbaatar" },
  { "US Eastern Standard Time", "America/Indiana/Indianapolis" },
  { "US Mountain Standard Time", "America/Phoenix" },
  { "UTC", "UTC" },
  { "UTC+12", "Etc/GMT-12" },
  { "UTC+13", "Etc/GMT-13" },
  { "UTC-02", "Etc/GMT+2" },
  { "UTC-08", "Etc/GMT+8" },
  { "UTC-09", "Etc/GMT+9" },
  { "UTC-11", "Etc/GMT+11" },
  { "Venezuela Standard Time", "America/Caracas" },
  { "Vladivostok Standard Time", "Asia/Vladivostok" },
  { "Volgograd Standard Time", "Europe/Volgograd" },
  { "W. Australia Standard Time", "Australia/Perth" },
  { "W. Central Africa Standard Time", "Africa/Lagos" },
  { "W. Europe Standard Time", "Europe/Berlin" },
  { "W. Mongolia Standard Time", "Asia/Hovd" },
  { "West Asia Standard Time", "Asia/Tashkent" },
  { "West Bank Standard Time", "Asia/Hebron" },
  { "West Pacific Standard Time", "Pacific/Port_Moresby" },
  { "Yakutsk Standard Time", "Asia/Yakutsk" },
  { "Yukon Standard Time", "America/Whitehorse" },
};

static const Zone shown_names[] = {
  { "Abu Dhabi, Muscat", "Asia/Dubai" },
  { "Adelaide", "Australia/Adelaide" },
  { "Alaska", "America/Anchorage" },
  { "Amsterdam, Belgrade, Berlin, Brussels, Budapest, Madrid, Paris, Prague, Stockholm", "Europe/Paris" },
  { "Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin" },
  { "Arizona", "America/Phoenix" },
  { "Athens, Bucharest", "Europe/Bucharest" },
  { "Athens, Bucharest, Istanbul", "Europe/Bucharest" },
  { "Atlantic Time (Canada)", "America/Halifax" },
  { "Auckland, Wellington", "Pacific/Auckland" },
  { "Azores", "Atlantic/Azores" },
  { "Bangkok, Hanoi, Jakarta", "Asia/Bangkok" },
  { "Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Shanghai" },
  { "Beirut", "Asia/Beirut" },
  { "Belgrade, Bratislava, Budapest, Ljubljana, Prague", "Europe/Budapest" },
  { "Bogota, Lima, Quito, Rio Branco", "America/Bogota" },
  { "Brasilia", "America/Sao_Paulo" },
  { "Brisbane", "Australia/Brisbane" },
  { "Brussels, Copenhagen, Madrid, Paris", "Europe/Paris" },
  { "Bruxelles, Copenhague, Madrid, Paris", "Europe/Paris" },
  { "Cairo", "Africa/Cairo" },
  { "Canberra, Melbourne, Sydney", "Australia/Sydney" },
  { "Casablanca", "Africa/Casablanca" },
  { "Central Time (US & Canada)", "America/Chicago" },
  { "Central Time (US and Canada)", "America/Chicago" },
  { "Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata" },
  { "Darwin", "Australia/Darwin" },
  { "Dublin, Edinburgh, Lisbon, London", "Europe/London" },
  { "Eastern Time (US & Canada)", "America/New_York" },
  { "Eastern Time (US and Canada)", "America/New_York" },
  { "Greenwich Mean Time; Dublin, Edinburgh, London", "Europe/London" },
  { "Harare, Pretoria", "Africa/Johannesburg" },
  { "Hawaii", "Pacific/Honolulu" },
  { "Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius", "Europe/Kyiv" },
  { "Hobart", "Australia/Hobart" },
  { "Indiana (East)", "America/Indiana/Indianapolis" },
  { "Islamabad, Karachi", "Asia/Karachi" },
  { "Istanbul", "Europe/Istanbul" },
  { "Jerusalem", "Asia/Jerusalem" },
  { "Kuala Lumpur, Singapore", "Asia/Singapore" },
  { "Monrovia, Reykjavik", "Atlantic/Reykjavik" },
  { "Moscow, St. Petersburg", "Europe/Moscow" },
  { "Moscow, St. Petersburg, Volgograd", "Europe/Moscow" },
  { "Mountain Time (US & Canada)", "America/Denver" },
  { "Mountain Time (US and Canada)", "America/Denver" },
  { "Nairobi", "Africa/Nairobi" },
  { "Newfoundland", "America/St_Johns" },
  { "Osaka, Sapporo, Tokyo", "Asia/Tokyo" },
  { "Pacific Time (US & Canada)", "America/Los_Angeles" },
  { "Pacific Time (US and Canada)", "America/Los_Angeles" },
  { "Perth", "Australia/Perth" },
  { "Sarajevo, Skopje, Warsaw, Zagreb", "Europe/Warsaw" },
  { "Seoul", "Asia/Seoul" },
  { "Taipei", "Asia/Taipei" },
  { "West Central Africa", "Africa/Lagos" },
};

static int
compare (gconstpointer name, gconstpointer zone)
{
  return g_ascii_strcasecmp (name, ((const Zone *)zone)->name);
}

const char *
cursus_windows_zone_find (const char *name)
{
  const Zone *zone = bsearch (name, ids, G_N_ELEMENTS (ids), sizeof *ids, compare);
  return zone != NULL ? zone->iana : NULL;
}

const char *
cursus_windows_zone_find_shown (const char *name)
{
  const char *end = *name == '(' ? strchr (name, ')') : NULL;
  const char *words = end != NULL ? end + 1 : name;
  while (*words == ' ')
    words++;
  const Zone *zone = bsearch (words, shown_names, G_N_ELEMENTS (shown_names), sizeof *shown_names, compare);
  return zone != NULL ? zone->iana : NULL;
}

const char *
cursus_windows_zone_get (guint index, const char **iana)
{
  bool in_ids = index < G_N_ELEMENTS (ids);
  if (!in_ids && index - G_N_ELEMENTS (ids) >= G_N_ELEMENTS (shown_names))
    return NULL;
  const Zone *zone = in_ids ? &ids[index] : &shown_names[index - G_N_ELEMENTS (ids)];
  *iana = zone->iana;
  return zone->name;
}
