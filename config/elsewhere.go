package config

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/styles"
)

// keyPlaces are the mappings that have a key, by its name: the path of each, "" for the config
// itself. They are made from the tables of keys, so that none is forgotten.
var keyPlaces = sync.OnceValue(func() map[string][]string {
	all, seen := map[string][]string{}, map[string]bool{}
	var walk func(s form.Facts)
	walk = func(s form.Facts) {
		if s.Title != "" && seen[s.Title] {
			return
		}
		seen[s.Title] = s.Title != ""
		if path, ok := mappingPath(s.Title); ok {
			for _, k := range s.Keys {
				all[k.Name] = append(all[k.Name], path)
			}
		}
		for _, part := range s.Parts {
			walk(part)
		}
		for _, k := range s.Keys {
			walk(k.Value.Made())
		}
	}
	walk(language().Facts)
	for name := range all {
		sorting.Stably(all[name], func(a, b string) int { return cmp.Compare(depth(a), depth(b)) })
	}
	return all
})

// mappingPath is the path of a mapping by the title of its section in the docs.
func mappingPath(title string) (path string, ok bool) {
	switch path, _, _ = strings.Cut(title, " "); title {
	case "":
		return "", false
	case "The config":
		return "", true
	case "Attributes":
		return "layers.*.attributes.*", true
	}
	return path, true
}

// depth is how many mappings lie around a path's keys.
func depth(path string) int {
	if path == "" {
		return 0
	}
	return 1 + strings.Count(path, ".")
}

// otherWords are what people call keys, by the key's whole path.
func otherWords(name string) string {
	switch name {
	case "dpi", "ppi", "resolution":
		return "export.density"
	case "paper", "paper-size", "papersize":
		return "export.page"
	case "icc", "icc-profile":
		return "export.output-intent"
	case "extent", "bbox":
		return "bounds"
	}
	return ""
}

// wordHere is what the key of a mapping is called that people call otherwise there.
func wordHere(name string) string {
	switch name {
	case "source", "file", "filename", "path", "url":
		return "src"
	case "where":
		return "filter"
	case "labels":
		return "labeling"
	case "projection":
		return "proj"
	}
	return ""
}

// mostPlaces is how many places of a key a message names.
const mostPlaces = 3

// elsewhere ends the message about a key that the mapping does not have and that has a place
// somewhere else, or another name there; names are those of the mapping. It is empty for a key that is
// unknown everywhere.
func elsewhere(name string, names []string) string {
	if here := wordHere(name); here != "" && slices.Contains(names, here) {
		return "; it is called " + here
	}
	var places []string
	for _, path := range keyPlaces()[name] {
		places = append(places, form.JoinPath(path, name))
	}
	switch own := otherWords(name); {
	case len(places) == 0 && own != "":
		return "; it is called " + own
	case len(places) == 0 && styles.Known(name):
		return "; it belongs in the stylesheet"
	case len(places) == 0:
		return ""
	case places[0] == name:
		places[0] += " at the top of the config"
	}
	if len(places) > mostPlaces {
		places = places[:mostPlaces]
	}
	return "; its place is " + form.Enumerate(places, "or")
}
