package page

import (
	_ "embed"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed dist/projections.json
var formulasText []byte

// formulas are programs that put the formula of a projection into kgFormulas, by the
// projection's id.
var formulas = sync.OnceValue(func() map[string]string {
	var all map[string]string
	if err := json.Unmarshal(formulasText, &all); err != nil {
		return map[string]string{} // a test reads the file
	}
	return all
})

// Projections lists the ids of the projections that pages have formulas of: the
// points of their maps are to be had in degrees.
func Projections() []string { return slices.Sorted(maps.Keys(formulas())) }

// formulasOf are the programs for some projections, each once.
func formulasOf(ids []string) string {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(formulas()[id])
	}
	return b.String()
}
