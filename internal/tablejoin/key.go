package tablejoin

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers"
	"golang.org/x/text/unicode/norm"
)

// key is joinKey by the rule, and notes whether any key is padded.
func (x *tableIndex) key(v layers.Value) (key string, ok bool) {
	key, ok = joinKey(v, x.rule.Pad)
	if x.rule.Pad > 0 && !x.padded && ok {
		plain, _ := joinKey(v, 0)
		x.padded = plain != key
	}
	return key, ok
}

// joinKey is what a key is compared by: its text without the blanks around it,
// so that 007 is not 7, and in Unicode's composed form, so that a letter with an
// accent is one letter however it is written. With pad, whole numbers have at
// least so many digits. ok is false for a null and for blanks.
func joinKey(v layers.Value, pad int) (key string, ok bool) {
	key = norm.NFC.String(strings.TrimSpace(v.String()))
	if pad > 0 {
		// What becomes of whole numbers in a column with gaps: 1001.0.
		if whole, broken, cut := strings.Cut(key, "."); cut && isDigits(whole) && strings.Trim(broken, "0") == "" {
			key = whole
		}
		if isDigits(key) && len(key) < pad {
			key = strings.Repeat("0", pad-len(key)) + key
		}
	}
	return key, key != ""
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// lostZeros says that keys on one side have leading zeros that those on the
// other have lost, as spreadsheets drop them, and what to do; empty where they
// have not.
func lostZeros(missing, unused []string) string {
	stripped := make(map[string]string, len(unused))
	for _, key := range unused {
		if isDigits(key) {
			stripped[strings.TrimLeft(key, "0")] = key
		}
	}
	for _, key := range missing {
		other, ok := stripped[strings.TrimLeft(key, "0")]
		if !ok || !isDigits(key) || len(key) == len(other) {
			continue
		}
		long, short := key, other
		if len(long) < len(short) {
			long, short = short, long
		}
		return fmt.Sprintf("; leading zeros are lost: %q is %q on the other side; \"pad\": %d in \"data\" puts them back", brief.Of(short), brief.Of(long), len(long))
	}
	return ""
}
