tabs-profile = Profil
tabs-sessions = Sitzungen
tabs-activity = Aktivität
