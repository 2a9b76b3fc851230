package main

import (
	"os"
	"strings"
	"testing"
)

// What a format cannot show of a further size alone is told, and once what it shows of none.
func TestFurtherSizesAreTold(t *testing.T) {
	t.Chdir(t.TempDir())
	const layer = `{"layers": {"a": {"src": "builtin:countries", "filter": ["ADM0_A3", "=", "CHE"], "labeling": {"template": "字{NAME}"}}}, "export": {"width": WIDTH}, "variants": [{"width": 900}]}`
	for width, want := range map[string]string{"20": "warning: at a width of 900: not drawn in PDF: letters", "800": "warning: not drawn in PDF: letters"} {
		if err := os.WriteFile("map.json", []byte(strings.Replace(layer, "WIDTH", width, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		status, _, errs := kartographCommand(t, "", "map.json", "-o", "map.pdf")
		if status != 0 || !strings.Contains(errs, want) || strings.Count(errs, "not drawn in PDF") != 1 {
			t.Errorf("%s pixels: status %d, said %s", width, status, errs)
		}
		if _, err := os.Stat("map-900.pdf"); err != nil {
			t.Error(err)
		}
	}
}
