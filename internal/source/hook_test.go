package source

import (
	"context"
	"runtime"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func opensNothing(context.Context, layers.OpenRequest) (layers.Source, error) { return nil, nil }

// opener is a function that has something at hand.
func opener(mine *int) layers.OpenFunc {
	return func(context.Context, layers.OpenRequest) (layers.Source, error) {
		*mine++
		return nil, nil
	}
}

func TestHooksTellFunctionsApart(t *testing.T) {
	literal := func(context.Context, layers.OpenRequest) (layers.Source, error) { return nil, nil }
	one, other := opener(new(int)), opener(new(int))
	for name, test := range map[string]struct {
		a, b layers.OpenFunc
		want bool
	}{
		"one function":      {opensNothing, opensNothing, true},
		"one literal":       {literal, literal, true},
		"one closure":       {one, one, true},
		"two closures":      {one, other, false},
		"two functions":     {opensNothing, literal, false},
		"a function, none":  {opensNothing, nil, false},
		"a closure, none":   {one, nil, false},
		"none":              {nil, nil, true},
		"closure, function": {one, opensNothing, false},
	} {
		if got := hookOf(test.a) == hookOf(test.b); got != test.want {
			t.Errorf("%s: alike is %t, want %t", name, got, test.want)
		}
	}
}

// What a function that is gone was asked is nobody's any more.
func TestHooksOfClosuresGo(t *testing.T) {
	gone := hookOf(opener(new(int)))
	kept := opener(new(int))
	stays, static := hookOf(kept), hookOf(layers.OpenFunc(opensNothing))
	runtime.GC()
	if !gone.gone() || stays.gone() || static.gone() {
		t.Errorf("gone %t, want true; kept %t, static %t, want false", gone.gone(), stays.gone(), static.gone())
	}
	runtime.KeepAlive(kept)
}
