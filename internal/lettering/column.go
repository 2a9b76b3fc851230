package lettering

import (
	"slices"
	"strings"
)

// Column is the column of a table that obviously has the names of its features, for a
// map in a language ("de", empty for none): NAME_DE, name:de, then name, label, title and
// their kind in any spelling, then the first that has "name" in it. It is empty where
// there is none.
func Column(columns []string, lang string) string {
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	var wanted []string
	if lang != "" {
		wanted = append(wanted, "name_"+lang, "name:"+lang, "name-"+lang, "name"+lang)
	}
	wanted = append(wanted, "name", "label", "title", "name_en", "name:en", "namelsad", "nam", "nom", "nombre", "nome", "naam", "namn", "navn", "gen")
	for _, want := range wanted {
		if i := slices.IndexFunc(columns, func(c string) bool { return strings.EqualFold(c, want) }); i >= 0 {
			return columns[i]
		}
	}
	if i := slices.IndexFunc(columns, func(c string) bool { return strings.Contains(strings.ToLower(c), "name") }); i >= 0 {
		return columns[i]
	}
	return ""
}
