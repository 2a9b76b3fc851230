package description

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// TestFillIsReplacing compares filling texts with replacing places in them, in the words of all
// languages and in odd texts and values.
func TestFillIsReplacing(t *testing.T) {
	texts := []string{"", "{", "}", "{0", "{0}", "{{0}}", "{1}{0}", "{2}", "{9}", "{:}", "{/}", "{00}", "a {0} b {1} c", "{0}{", "{0}{1", "ä{1}ü", "{\xff}", "{0}{0}{1}{"}
	for _, w := range inAllLanguages() {
		v := reflect.ValueOf(w)
		for i := range v.NumField() {
			if f := v.Field(i); f.Kind() == reflect.String {
				texts = append(texts, f.String())
			}
		}
	}
	values := []string{"{1}", "", "x{0}", "{", "0}", "y"}
	for _, text := range texts {
		for n := range len(values) + 1 {
			var pairs []string
			for i, v := range values[:n] {
				pairs = append(pairs, "{"+strconv.Itoa(i)+"}", v)
			}
			if got, want := fill(text, values[:n]...), strings.NewReplacer(pairs...).Replace(text); got != want {
				t.Errorf("%q with %q: %q, want %q", text, values[:n], got, want)
			}
		}
	}
}
