package kartograph

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// object is a JSON object that keeps the order of its members.
type object []member

// member is one member of an object.
type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// reference is the schema of s, or a pointer to it where it has a name.
func reference(s shape) object {
	if s.def != "" {
		return object{{"$ref", "#/$defs/" + s.def}}
	}
	return s.schema
}

// anyOf is the schema of what has one of these shapes.
func anyOf(parts ...shape) object {
	all := make([]any, len(parts))
	for i, p := range parts {
		all[i] = reference(p)
	}
	return object{{"anyOf", all}}
}

// mappingSchema is the schema of a mapping with these keys and no others.
func mappingSchema(keys []keyShape) object {
	var properties object
	var needed []any
	for _, k := range keys {
		properties = append(properties, member{k.name, k.schema()})
		if k.preset == required {
			needed = append(needed, k.name)
		}
	}
	s := object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	if len(needed) > 0 {
		s = append(s, member{"required", needed})
	}
	return s
}

// schema is the schema of a key's value with its description and default.
func (k keyShape) schema() object {
	s := slices.Concat(reference(k.value), object{{"description", k.doc}})
	if json.Valid([]byte(k.preset)) {
		s = append(s, member{"default", json.RawMessage(k.preset)})
	}
	if k.example != "" {
		s = append(s, member{"examples", []any{json.RawMessage(k.example)}})
	}
	return s
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
