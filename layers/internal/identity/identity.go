// Package identity makes the ids that features have beside their properties a
// column.
//
// Base maps such as us-atlas and world-atlas keep the codes of their features
// only there, and whoever joins a table, filters or styles names them "id". A
// property of that name comes first: it is what "id" means then.
package identity

import "github.com/seed-898ab921/kartograph/layers"

// Column is the name of the column.
const Column = "id"

// Differ is what readers count where Put says that an id is hidden.
const Differ = "features whose id is not their property \"id\", which is the one that counts"

// Plan says what becomes of the ids of a source's features. The zero Plan is of
// features without ids.
type Plan struct {
	// Reserved is 1 where the first column of the schema is that of the ids.
	Reserved int
	// property is the place of a property "id", from 1; 0 for none.
	property int
}

// NewPlan returns the schema of properties with a column for the ids before
// them, where features have ids and no property is called so.
func NewPlan(properties []string, haveIDs bool) (*layers.Schema, Plan) {
	schema := layers.NewSchema(properties)
	if !haveIDs {
		return schema, Plan{}
	}
	if i := schema.Index(Column); i >= 0 {
		return schema, Plan{property: i + 1}
	}
	return layers.NewSchema(append([]string{Column}, properties...)), Plan{Reserved: 1}
}

// Put puts a feature's id into its record. hidden reports whether the feature
// has a property "id" that says something else.
func (p Plan) Put(id layers.Value, values []layers.Value) (all []layers.Value, hidden bool) {
	switch {
	case id.IsNull():
	case p.Reserved > 0:
		if len(values) == 0 {
			values = make([]layers.Value, 1)
		}
		values[0] = id
	case p.property > 0:
		i := p.property - 1
		hidden = i >= len(values) || values[i].String() != id.String()
	}
	return values, hidden
}
