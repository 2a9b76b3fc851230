package told_test

import (
	"errors"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/told"
)

// A source says at first what its head told, and in the end what reading found.
func Example() {
	var info told.Info
	info.Begin(layers.Info{Format: "geojson", Warnings: []string{"no coordinate system"}})
	fmt.Println(info.Info().Warnings)
	found := tally.Records{Noun: "features"}
	rule := told.Rule{Found: &found, Where: func() string { return "feature 1" }}
	_, err := rule.Apply(layers.Feature{}, errors.New("the ring is open"))
	told.Note(&found, jsontext.Counts{Repaired: 2}, "properties")
	info.End(layers.Summary{}, found.Lines())
	for _, text := range info.Info().Warnings {
		fmt.Println(text)
	}
	fmt.Println(err)
	// Output:
	// [no coordinate system]
	// no coordinate system
	// features skipped for content that cannot be read: 1 (feature 1: the ring is open)
	// texts that are not UTF-8, read as windows-1252: 2
	// <nil>
}
