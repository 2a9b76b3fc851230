package press

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/icc/icctest"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
)

func profile(space string) []byte { return icctest.Profile("prtr", space, "Coated paper") }

// A profile beside the config.
func Example() {
	files := fstest.MapFS{"maps/coated.icc": {Data: profile("CMYK")}}
	intent, err := Intent(context.Background(), "coated.icc", "maps", source.Options{Files: files})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(intent.Name, len(intent.Profile))
	// Output: Coated paper 169
}

func TestIntent(t *testing.T) {
	files := fstest.MapFS{"a.icc": {Data: profile("Lab ")}, "b.icc": {Data: []byte("hello")}, "c.icc": {Data: profile("CMYK")},
		"d.icc": {Data: profile("CMYK")[:160]}}
	for name, want := range map[string]string{"a.icc": `for "Lab"`, "b.icc": "no ICC profile", "gone.icc": "gone.icc", "d.icc": "not whole", "": "", "c.icc": ""} {
		intent, err := Intent(t.Context(), name, "", source.Options{Files: files})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) || (intent != nil) != (name == "c.icc") {
			t.Errorf("%s: %v, %v", name, intent, err)
		}
	}
	_, err := Intent(t.Context(), "c.icc", "", source.Options{Files: files, Limits: source.Limits{FileBytes: 100}})
	if over := (*layers.LimitError)(nil); !errors.As(err, &over) {
		t.Errorf("a profile above the limit: %v", err)
	}
}
