package font

import (
	"strings"
	"testing"
)

// Every script among letters gets its rule, and Chinese characters beside those of Japan none of their own.
func TestAdviceForAllScripts(t *testing.T) {
	for letters, want := range map[string][]string{
		"\u6771\u0e44\u10d0": {"Noto Sans SC", "Noto Sans Thai", "Noto Sans Georgian"}, "\u6771\u306e": {"Noto Sans JP"}, "\u306e\u30ab": {"Noto Sans JP"}, "\u6771\ud55c": {"Noto Sans KR"}, "\u16a0": {"My Font"},
	} {
		told := Advice([]rune(letters))
		if strings.Count(told, "@font-face") != len(want) {
			t.Errorf("%s: %s, want %d rules", letters, told, len(want))
		}
		for _, family := range want {
			if !strings.Contains(told, `"`+family+`"`) {
				t.Errorf("%s: %s, want %s", letters, told, family)
			}
		}
	}
}
