package main

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/builtin"
)

func TestInfoListsBuiltinMaps(t *testing.T) {
	status, out, errs := kartographCommand(t, "", "info", "builtin:")
	if status != 0 || errs != "" {
		t.Fatalf("status %d, %s", status, errs)
	}
	for _, m := range builtin.Maps() {
		if !strings.Contains(out, "builtin:"+m.Name+" ") || !strings.Contains(out, m.Origin) || !strings.Contains(out, m.Years) {
			t.Errorf("%s is not told of whole", m.Name)
		}
	}
	for _, columns := range []string{"ISO_A3", "NAME_DE", "POP_YEAR", "LABELRANK", "STATE_FIPS", "PARTIES"} {
		if !strings.Contains(out, columns) {
			t.Errorf("no column %s", columns)
		}
	}
}
