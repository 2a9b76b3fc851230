package styles

import (
	"slices"
	"testing"
)

func TestInherit(t *testing.T) {
	around := Style{{"--a", "1"}, {"fill", "red"}, {"opacity", "0.5"}, {"stroke", "blue"}, {"transform", "none"}}
	for _, c := range []struct {
		name string
		own  Style
		want Style
	}{
		{"nothing of its own", nil, Style{{"--a", "1"}, {"fill", "red"}, {"stroke", "blue"}}},
		{"its own counts", Style{{"fill", "green"}, {"opacity", "0.9"}}, Style{{"--a", "1"}, {"fill", "green"}, {"opacity", "0.9"}, {"stroke", "blue"}}},
		{"inherit", Style{{"opacity", "inherit"}, {"r", "inherit"}}, Style{{"--a", "1"}, {"fill", "red"}, {"opacity", "0.5"}, {"stroke", "blue"}}},
		{"initial", Style{{"--a", "initial"}, {"fill", "initial"}}, Style{{"fill", "#000"}, {"stroke", "blue"}}},
		{"unset", Style{{"fill", "unset"}, {"opacity", "unset"}}, Style{{"--a", "1"}, {"fill", "red"}, {"opacity", "1"}, {"stroke", "blue"}}},
		{"more", Style{{"a", "x"}, {"zoom", "2"}}, Style{{"--a", "1"}, {"a", "x"}, {"fill", "red"}, {"stroke", "blue"}, {"zoom", "2"}}},
	} {
		if got := Inherit(around, c.own); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	if got := Inherit(nil, Style{{"fill", "red"}}); !slices.Equal(got, Style{{"fill", "red"}}) {
		t.Errorf("with nothing around: %v", got)
	}
}
