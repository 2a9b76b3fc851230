package form

import (
	"bytes"
	"encoding/json"
	"slices"
)

// Object is a JSON object that keeps the order of its members.
type Object []member

// member is one member of an object.
type member struct {
	key   string
	value any
}

// Props is an object of these keys and values, one after the other.
func Props(pairs ...any) Object { return Object{}.With(pairs...) }

// With is o and more keys, which are strings, and values.
func (o Object) With(pairs ...any) Object {
	all := slices.Clone(o)
	for i := 0; i+1 < len(pairs); i += 2 {
		all = append(all, member{pairs[i].(string), pairs[i+1]})
	}
	return all
}

// MarshalJSON writes the members in their order.
func (o Object) MarshalJSON() ([]byte, error) {
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

// Reference is the schema of s, or a pointer to it where it has a name.
func Reference(s Facts) Object {
	s = s.Made()
	if s.Def != "" {
		return Props("$ref", "#/$defs/"+s.Def)
	}
	return s.Described()
}

// Described is the schema of s. That of a mapping is made when it is asked for, as
// decoding needs none.
func (s Facts) Described() Object {
	s = s.Made()
	if s.Schema == nil && s.Keys != nil {
		return slices.Concat(mappingSchema(s.Keys), s.More)
	}
	return s.Schema
}

// AnyOf is the schema of what has one of these forms.
func AnyOf(parts ...Facts) Object {
	all := make([]any, len(parts))
	for i, p := range parts {
		all[i] = Reference(p)
	}
	return Props("anyOf", all)
}

// mappingSchema is the schema of a mapping with these keys and no others.
func mappingSchema(keys []KeyFacts) Object {
	var properties Object
	var needed []any
	for _, k := range keys {
		properties = properties.With(k.Name, k.schema())
		if k.Preset == Required {
			needed = append(needed, k.Name)
		}
	}
	s := Props("type", "object", "properties", properties, "additionalProperties", false)
	if len(needed) > 0 {
		s = s.With("required", needed)
	}
	return s
}

// schema is the schema of a key's value with its description and default.
func (k KeyFacts) schema() Object {
	s := slices.Concat(Reference(k.Value), Props("description", k.Doc))
	if json.Valid([]byte(k.Preset)) {
		s = s.With("default", json.RawMessage(k.Preset))
	}
	if k.Example != "" {
		s = s.With("examples", []any{json.RawMessage(k.Example)})
	}
	return s
}
