package pace

import "os"

// Of is how often a test repeats something: few times, or all of them where the
// environment variable TEST_FULL is set, as .ci/full does. Few have to be enough
// to find what the test is for.
func Of(few, all int) int {
	if os.Getenv("TEST_FULL") != "" {
		return all
	}
	return few
}
