//go:build race

package pace

import "time"

// reference is what the control takes there under the race detector.
const reference = 110 * time.Millisecond
