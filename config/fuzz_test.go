package config

import (
	"errors"
	"testing"

	"github.com/seed-898ab921/kartograph/config/mistake"
)

// FuzzParse shows that every config is refused with places, or accepted and
// then valid by the rules for configs made by programs as well.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"*.[jy]*", "bad/*.[jy]*"} {
		for name, data := range configFiles(f, pattern) {
			f.Add(name, data)
		}
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if len(data) > 2048 {
			return // fuzzing would spend its time on making it shorter
		}
		c, err := Parse(name, data)
		if err != nil {
			var all mistake.Errors
			if !errors.As(err, &all) || len(all) == 0 {
				t.Errorf("%T without mistakes: %v", err, err)
			}
			return
		}
		if err := c.Validate(); err != nil {
			t.Errorf("accepted %q, but: %v", data, err)
		}
	})
}
