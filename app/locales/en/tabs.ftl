# The parts of the panel that shows one user.

tabs-profile = Profile
tabs-sessions = Sessions
tabs-activity = Activity
