//go:build !race

package pace

import "time"

// reference is what the control takes on a machine of two 2.5 GHz processors that
// does nothing else.
const reference = 20 * time.Millisecond
