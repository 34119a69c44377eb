"$TAUT" chart --dermatomes --muscle soleus
