package numerals

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers"
)

// TypeNames lists what a column can be said to be.
func TypeNames() []layers.ColumnType {
	return []layers.ColumnType{layers.ColumnText, layers.ColumnNumber, layers.ColumnDecimalPoint, layers.ColumnDecimalComma}
}

// Types is a mapping from column to type as a text, which can be compared. The
// empty one is an empty mapping.
type Types string

// TypesOf returns a mapping as a text.
func TypesOf(types map[string]layers.ColumnType) Types {
	if len(types) == 0 {
		return ""
	}
	text, err := json.Marshal(types) // sorts the columns
	if err != nil {
		return "" // maps of texts have no such error
	}
	return Types(text)
}

// Map returns the mapping.
func (t Types) Map() (types map[string]layers.ColumnType) {
	if t == "" || json.Unmarshal([]byte(t), &types) != nil {
		return nil
	}
	return types
}

// typesOf returns the type of each column, empty where there is none.
func typesOf(types map[string]layers.ColumnType, schema *layers.Schema) ([]layers.ColumnType, error) {
	asked := make([]layers.ColumnType, len(schema.Columns()))
	for _, name := range slices.Sorted(maps.Keys(types)) {
		i := schema.Index(name)
		if i < 0 {
			return nil, fmt.Errorf("types: %w", layers.MissingColumn(name, schema))
		}
		if asked[i] = types[name]; !slices.Contains(TypeNames(), asked[i]) {
			return nil, fmt.Errorf("types: unknown type %q%s", asked[i], hint(asked[i]))
		}
	}
	return asked, nil
}

// hint names the type that an unknown one is likely to mean.
func hint(unknown layers.ColumnType) string {
	var names []string
	for _, t := range TypeNames() {
		names = append(names, string(t))
	}
	return nearest.Hint(string(unknown), names)
}
