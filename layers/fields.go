package layers

import (
	"encoding"
	"fmt"
	"iter"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// Fields are the columns of a record by their names, with values of Go: texts,
// numbers, booleans and nil, types made of these and pointers to them, times
// (as RFC 3339), and what writes itself as a text (encoding.TextMarshaler,
// fmt.Stringer).
type Fields map[string]any

// Record returns the fields as a record, its columns in the order of their names.
// It is an error where a value has no place in a record, such as a slice.
func (f Fields) Record() (Record, error) {
	return f.record(NewSchema(slices.Sorted(maps.Keys(f))))
}

// record returns the record of a schema that has all fields.
func (f Fields) record(s *Schema) (Record, error) {
	values := make([]Value, len(s.Columns()))
	for _, column := range slices.Sorted(maps.Keys(f)) {
		v, err := ValueOf(f[column])
		if err != nil {
			return Record{}, fmt.Errorf("the field %q: %w", column, err)
		}
		values[s.Index(column)] = v
	}
	return Record{Schema: s, Values: values}, nil
}

// Records are the records of things: the rows of a batch made by a program. It
// ends with the first thing whose fields are no record.
func Records[T any](things iter.Seq[T], fields func(T) Fields) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		n := 0
		for thing := range things {
			n++
			record, err := fields(thing).Record()
			if err != nil {
				err = fmt.Errorf("record %d: %w", n, err)
			}
			if !yield(record, err) || err != nil {
				return
			}
		}
	}
}

// ValueOf returns the value of a record that a value of Go is; see Fields.
func ValueOf(v any) (Value, error) {
	switch v := v.(type) {
	case nil:
		return Value{}, nil
	case Value:
		return v, nil
	case time.Time:
		return Text(v.Format(time.RFC3339Nano)), nil
	}
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.Pointer && r.IsNil() {
		return Value{}, nil
	}
	switch v := v.(type) {
	case encoding.TextMarshaler:
		text, err := v.MarshalText()
		return Text(string(text)), err
	case fmt.Stringer:
		return Text(v.String()), nil
	}
	return plainValue(r)
}

// plainValue is the value of what is a text, number or boolean underneath.
func plainValue(r reflect.Value) (Value, error) {
	switch {
	case r.Kind() == reflect.Pointer:
		return ValueOf(r.Elem().Interface())
	case r.Kind() == reflect.String:
		return Text(r.String()), nil
	case r.Kind() == reflect.Bool:
		return Bool(r.Bool()), nil
	case r.CanInt():
		return Integer(r.Int()), nil
	case r.CanUint() && r.Uint() <= math.MaxInt64:
		return Integer(int64(r.Uint())), nil
	case r.CanUint():
		v := Number(float64(r.Uint()))
		v.text = strconv.FormatUint(r.Uint(), 10)
		return v, nil
	case r.CanFloat():
		return Number(r.Float()), nil
	}
	return Value{}, fmt.Errorf("a %s has no place in a record; give a text, a number, a boolean or nil", r.Type())
}
