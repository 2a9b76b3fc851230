package groups

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
)

// countries are features with a name, a continent and a population.
func countries() []layers.Feature {
	schema := layers.NewSchema([]string{"name", "continent", "people"})
	var features []layers.Feature
	for _, row := range [][]layers.Value{
		{layers.Text("France"), layers.Text("Europe"), layers.Number(68)},
		{layers.Text("Peru"), layers.Text("America"), layers.Number(34)},
		{layers.Text("Spain"), layers.Text("Europe"), layers.Value{}},
		{layers.Text("Atlantis")},
	} {
		features = append(features, layers.Feature{Record: layers.Record{Schema: schema, Values: row}})
	}
	return features
}

func Example() {
	join := &config.Join{GroupBy: "continent", GroupAs: "region", ExportIDs: "name",
		Attributes: []config.JoinAttribute{{Name: "sum", Column: "people", Reduce: "sum"}}}
	features := countries()
	found, _ := Find(context.Background(), join, features) // which ends with its context only
	joiner := NewJoiner(join, features[0].Record.Schema)
	var exported []IDs
	for i, name := range found.Names {
		record, ids := joiner.Join(name, found.Records[i])
		exported = append(exported, ids)
		sum, _ := record.Get("sum")
		fmt.Println(name, sum)
	}
	fmt.Println(string(Export(exported)))
	// Output:
	// Europe 68
	// America 34
	// {"Europe": ["France","Spain"], "America": ["Peru"]}
}

func TestStrangers(t *testing.T) {
	join := &config.Join{GroupBy: "continent", Groups: []config.JoinGroup{
		{Name: "old", Values: []string{"Europe"}}, {Name: "new", Values: []string{"Amerca"}}, {Name: "again", Values: []string{"Europe"}},
	}}
	want := []string{
		`join: no feature belongs to group "new": continent has no "Amerca" (did you mean "America"?); values of continent are Europe, America …`,
		`join: group "again" is empty: its features are in groups before it`,
	}
	found, err := Find(t.Context(), join, countries())
	if err != nil {
		t.Fatal(err)
	}
	if got := found.Strangers(); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestReduce draws a number from the members that have one.
func TestReduce(t *testing.T) {
	features := countries()
	members := []layers.Record{features[0].Record, features[1].Record, features[2].Record}
	for how, want := range map[config.Reducer]string{"sum": "102", "min": "34", "max": "68", "mean": "51", "first": "68", "count": "3", "": "68"} {
		join := &config.Join{Attributes: []config.JoinAttribute{{Name: "x", Column: "people", Reduce: how}}}
		record, _ := NewJoiner(join, features[0].Record.Schema).Join("", members)
		if got := record.At(0).String(); got != want {
			t.Errorf("%s: %s, want %s", how, got, want)
		}
	}
}

// Groups of many features are not looked for any more once the context has ended.
func TestFindHearsTheContext(t *testing.T) {
	var features []layers.Feature
	for range 5000 {
		features = append(features, countries()...)
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	for _, join := range []*config.Join{{}, {GroupBy: "name"}, {GroupBy: "name", Groups: []config.JoinGroup{{Name: "a", Values: []string{"Peru"}}}}} {
		if _, err := Find(ended, join, features); !errors.Is(err, context.Canceled) {
			t.Errorf("%+v: %v", join, err)
		}
	}
}
