//go:build !unix

package topology_test

import "time"

var began = time.Now()

// spent is how long the test has run, where nobody tells what it has used.
func spent() time.Duration { return time.Since(began) }
