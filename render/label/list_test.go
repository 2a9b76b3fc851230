package label

import (
	"reflect"
	"testing"
)

// A list gives back what was put into it, also where looks differ by turns, and shares looks.
func TestListGivesBack(t *testing.T) {
	random := newRandom(11)
	var wanted []Wanted
	off, strategies := []int{1, 2}, []Strategy{}
	for i := range 300 {
		w := randomWanted(random, i)
		switch i % 6 {
		case 0:
			w.Off = off
		case 1:
			w.Short, w.Fixed = []string{"s"}, &Fixed{DX: float64(i)}
		case 2:
			w.Strategies = strategies
		case 3:
			w.Stacked, w.again = []string{"a", "b"}, true
		case 4:
			w.Strategies, w.Priority = nil, float64(i)
		}
		wanted = append(wanted, w)
	}
	list := ListOf(wanted)
	some := []int32{7, 3, 299, 0, 3}
	part := list.Only(some)
	part.Add(wanted[5])
	for i, want := range wanted {
		if got := list.At(i); !reflect.DeepEqual(got, want) {
			t.Fatalf("label %d is %+v, want %+v", i, got, want)
		}
	}
	for k, i := range append(some, 5) {
		if got := part.At(k); !reflect.DeepEqual(got, wanted[i]) {
			t.Errorf("label %d of some is %+v, want %+v", k, got, wanted[i])
		}
	}
	alike := ListOf([]Wanted{wanted[0], wanted[4], wanted[0], wanted[4]})
	if alike.items[0].look != alike.items[2].look || alike.items[1].look != alike.items[3].look {
		t.Error("labels that look alike do not share it")
	}
}

// A list keeps labels apart that differ in one thing only, whichever it is.
func TestListTellsEachThingApart(t *testing.T) {
	for i := range reflect.TypeFor[Wanted]().NumField() {
		field := reflect.TypeFor[Wanted]().Field(i)
		if !field.IsExported() || field.Type.Kind() == reflect.Interface {
			continue
		}
		other := Wanted{}
		switch v := reflect.ValueOf(&other).Elem().Field(i); v.Kind() {
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		case reflect.Pointer:
			v.Set(reflect.New(v.Type().Elem()))
		case reflect.Bool:
			v.SetBool(true)
		case reflect.Float64:
			v.SetFloat(2)
		case reflect.String:
			v.SetString("end")
		case reflect.Struct:
			v.Set(reflect.ValueOf(Font{Size: 7}))
		default:
			t.Fatalf("%s: what may be in a %s?", field.Name, v.Kind())
		}
		list := ListOf([]Wanted{{}, other, {}})
		for k, want := range []Wanted{{}, other, {}} {
			if got := list.At(k); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: label %d is %+v, want %+v", field.Name, k, got, want)
			}
		}
	}
}
