package identity_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/identity"
)

func Example() {
	schema, plan := identity.NewPlan([]string{"name"}, true)
	values := make([]layers.Value, plan.Reserved, 2)
	values = append(values, layers.Text("Autauga"))
	values, _ = plan.Put(layers.Text("01001"), values)
	fmt.Println(schema.Columns(), values[0], values[1])
	// Output: [id name] 01001 Autauga
}

func TestPlan(t *testing.T) {
	text, number := layers.Text("7"), layers.Integer(7)
	for _, tt := range []struct {
		name       string
		properties []string
		have       bool
		id         layers.Value
		values     []layers.Value
		columns    []string
		want       []layers.Value
		hidden     bool
	}{
		{"no ids", []string{"a"}, false, layers.Value{}, []layers.Value{text}, []string{"a"}, []layers.Value{text}, false},
		{"ids", []string{"a"}, true, text, []layers.Value{{}, number}, []string{"id", "a"}, []layers.Value{text, number}, false},
		{"no properties", nil, true, number, nil, []string{"id"}, []layers.Value{number}, false},
		{"one without", []string{"a"}, true, layers.Value{}, nil, []string{"id", "a"}, nil, false},
		{"property alike", []string{"a", "id"}, true, number, []layers.Value{{}, text}, []string{"a", "id"}, []layers.Value{{}, text}, false},
		{"property that differs", []string{"id"}, true, number, []layers.Value{layers.Text("x")}, []string{"id"}, []layers.Value{layers.Text("x")}, true},
		{"property that is missing", []string{"id"}, true, number, nil, []string{"id"}, nil, true},
	} {
		schema, plan := identity.NewPlan(tt.properties, tt.have)
		got, hidden := plan.Put(tt.id, tt.values)
		if !slices.Equal(schema.Columns(), tt.columns) || !slices.Equal(got, tt.want) || hidden != tt.hidden {
			t.Errorf("%s: columns %q, values %v, hidden %v", tt.name, schema.Columns(), got, hidden)
		}
	}
}
