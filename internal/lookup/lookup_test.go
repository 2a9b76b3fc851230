package lookup

import (
	"errors"
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
)

// rows is a table without geometries.
func rows(columns []string, texts ...[]string) *source.Data {
	d := &source.Data{Schema: layers.NewSchema(columns)}
	for _, row := range texts {
		values := make([]layers.Value, len(row))
		for i, text := range row {
			values[i] = layers.Text(text)
		}
		d.Features = append(d.Features, layers.Feature{Record: layers.Record{Schema: d.Schema, Values: values}})
	}
	return d
}

func Example() {
	layer := rows([]string{"id"}, []string{"A"}, []string{"B"})
	table := rows([]string{"id", "people"}, []string{"A", "12"}, []string{"C", "7"})
	joined, texts, err := Join(config.DataJoin{Key: "id"}, layer, table)
	people, _ := joined.Features[0].Record.Get("people")
	fmt.Println(people, err)
	for _, text := range texts {
		fmt.Println(text)
	}
	// Output:
	// 12 <nil>
	// 1 of 2 features have no row in the table; id is "B"
	// 1 of 2 rows belong to no feature; id is "C"
}

// TestErrors tells which key of the config is at fault.
func TestErrors(t *testing.T) {
	layer, table := rows([]string{"id"}, []string{"A"}), rows([]string{"id", "n"}, []string{"A", "1"}, []string{"A", "2"})
	for want, spec := range map[string]config.DataJoin{
		"on": {Key: "id", On: "name"}, "key": {Key: "id"}, "columns": {Key: "n", On: "id", Columns: []string{"m"}},
	} {
		_, _, err := Join(spec, layer, table)
		var fault *KeyError
		if !errors.As(err, &fault) {
			t.Errorf("%s: %v", want, err)
		} else if fault.Key != want {
			t.Errorf("%v is about %q, want %q", err, fault.Key, want)
		}
	}
}
