package numerals

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers"
)

// What a column can be said to be.
const (
	// AsText keeps all cells of a column as they are.
	AsText = "text"
	// AsNumber reads all cells as numbers, codes with leading zeros too;
	// what is none becomes null.
	AsNumber = "number"
	// AsDecimalPoint and AsDecimalComma are AsNumber, with a word on what
	// divides the decimals.
	AsDecimalPoint = "decimal-point"
	AsDecimalComma = "decimal-comma"
)

// TypeNames lists what a column can be said to be.
func TypeNames() []string { return []string{AsText, AsNumber, AsDecimalPoint, AsDecimalComma} }

// Types is a mapping from column to type as a text, which can be compared. The
// empty one is an empty mapping.
type Types string

// TypesOf returns a mapping as a text.
func TypesOf(types map[string]string) Types {
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
func (t Types) Map() (types map[string]string) {
	if t == "" || json.Unmarshal([]byte(t), &types) != nil {
		return nil
	}
	return types
}

// typesOf returns the type of each column, empty where there is none.
func typesOf(types map[string]string, schema *layers.Schema) ([]string, error) {
	asked := make([]string, len(schema.Columns()))
	for _, name := range slices.Sorted(maps.Keys(types)) {
		i := schema.Index(name)
		if i < 0 {
			return nil, fmt.Errorf("types: %w", layers.MissingColumn(name, schema))
		}
		if asked[i] = types[name]; !slices.Contains(TypeNames(), asked[i]) {
			return nil, fmt.Errorf("types: unknown type %q%s", asked[i], nearest.Hint(asked[i], TypeNames()))
		}
	}
	return asked, nil
}
